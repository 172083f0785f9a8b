package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import java.util.Objects;
import java.util.Optional;

/** The latest call came with a token that opens no more. */
final class TokenRefused implements Sign {
    @Override
    public Optional<Finding> in(Exchange exchange) {
        return exchange.last()
                .filter(call -> call.answered().status() == 401)
                .map(call -> finding(exchange.idp(), call));
    }

    private static Finding finding(Idp idp, Call call) {
        var reason = Objects.requireNonNullElse(call.answered().reason(), "no access");
        return Finding.warning(
                        "The last call was turned away: %s.".formatted(reason),
                        "Nothing that happens at %s arrives here, deactivations included."
                                .formatted(idp == Idp.OTHER ? "the identity provider" : idp.label()),
                        call)
                .todo(
                        isSwitchedOff(reason)
                                ? "Switch SCIM on again on the SCIM page, then send again what was missed."
                                : "Issue a new token on the SCIM page. " + idp.newToken());
    }

    private static boolean isSwitchedOff(String reason) {
        return reason.contains("switched off");
    }
}
