package dev.rollcall.api.calls;

import dev.rollcall.api.doctor.Idp;
import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A call as a page shows it. @param idp that is connected now */
record CallView(Call call, Idp idp) {
    private static final JsonMapper MAPPER = new JsonMapper();

    public UUID id() {
        return call.requestId();
    }

    public Instant at() {
        return call.at();
    }

    public String method() {
        return call.asked().method();
    }

    /** As in a request line, but readable. */
    public String target() {
        var asked = call.asked();
        var path = asked.path().isEmpty() ? "/" : asked.path();
        return asked.query() == null ? path : path + "?" + asked.query();
    }

    public int status() {
        return call.answered().status();
    }

    public String word() {
        return switch (call.answered().outcome()) {
            case OK -> "done";
            case PARTLY -> "partly applied";
            case REFUSED -> "refused";
            case FAILED -> "failed";
        };
    }

    /** The colour of the badge. */
    public String colour() {
        return switch (call.answered().outcome()) {
            case OK -> "green";
            case PARTLY -> isResolved() ? "secondary" : "orange";
            case REFUSED, FAILED -> isResolved() ? "secondary" : "red";
        };
    }

    public boolean isTrouble() {
        return !isResolved() && call.answered().outcome() != Outcome.OK;
    }

    public boolean isResolved() {
        return call.resolvedBy() != null;
    }

    public @Nullable String reason() {
        return call.answered().reason();
    }

    public @Nullable String remedy() {
        return new Remedy(idp).of(call).orElse(null);
    }

    /** The name of the member or team. */
    public @Nullable String name() {
        return call.subject().name();
    }

    /** The page of the member or team, where there is one. */
    public @Nullable String page() {
        var id = call.subject().id();
        if (id == null) {
            return null;
        }
        return ("User".equals(call.subject().type()) ? "/console/members/" : "/console/teams/") + id;
    }

    public String took() {
        long micros = call.answered().took().toNanos() / 1000;
        return micros < 10_000 ? "%.1f ms".formatted(micros / 1000.0) : "%d ms".formatted(micros / 1000);
    }

    public @Nullable String sent() {
        return readable(call.asked().body());
    }

    public @Nullable String got() {
        return readable(call.answered().body());
    }

    private static @Nullable String readable(@Nullable String json) {
        return json == null ? null : MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(MAPPER.readTree(json));
    }
}
