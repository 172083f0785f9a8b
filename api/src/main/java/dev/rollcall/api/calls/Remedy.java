package dev.rollcall.api.calls;

import dev.rollcall.api.doctor.Idp;
import dev.rollcall.query.calls.Call;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to do about a call that did not do all it should, in words for whoever looks after the identity provider. */
record Remedy(Idp idp) {
    Optional<String> of(Call call) {
        return switch (call.answered().outcome()) {
            case OK -> Optional.empty();
            case PARTLY -> Optional.of("Everybody else in it was taken. " + idp.missingMembers());
            case FAILED ->
                Optional.of(
                        "Nothing was changed. To try again, %s. If it fails again, give the request id to whoever runs Rollcall."
                                .formatted(idp.tryingAgain()));
            case REFUSED -> Optional.ofNullable(refused(call));
        };
    }

    private @Nullable String refused(Call call) {
        return switch (call.answered().status()) {
            case 401 -> unauthorized(String.valueOf(call.answered().reason()));
            case 403 ->
                (String.valueOf(call.answered().reason()).contains("No free seat")
                                ? "Add or free seats under Seats, then %s."
                                : "Do what the reason says, then %s.")
                        .formatted(idp.tryingAgain());
            case 404 ->
                call.asked().writes()
                        ? "It was deleted here, and the identity provider does not know. Unassign and assign it there: it is then looked for, and made anew."
                        : null;
            case 409 ->
                String.valueOf(call.answered().reason()).contains("manual")
                        ? "People made it by hand. Let the identity provider take it over on its page under Members or Teams, then retry at the identity provider."
                        : "Somebody has this name already. The identity provider should look it up by its matching attribute and take it over: check that the mapping matches by userName.";
            case 412 -> "Another change came first. The identity provider has to read the resource again.";
            case 429 ->
                String.valueOf(call.answered().reason()).contains("Too many requests")
                        ? "Nothing, where it is rare: the identity provider waits and sends it again. Otherwise let it send more slowly, or ask whoever runs Rollcall for more."
                        : "Nothing: the identity provider sends it again in a second.";
            default ->
                "Correct what the reason names in the attribute mapping of the application, then %s."
                        .formatted(idp.tryingAgain());
        };
    }

    private static String unauthorized(String reason) {
        if (reason.contains("switched off")) {
            return "Switch SCIM on again on the SCIM page, then send again at the identity provider what was missed.";
        }
        return reason.contains("another connector URL")
                ? "Copy connector URL and token again from the SCIM page: they belong to two different connections."
                : "Issue a new token on the SCIM page and paste it into the identity provider.";
    }
}
