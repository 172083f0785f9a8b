package dev.rollcall.query.calls;

import dev.rollcall.kernel.scim.Unicode;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.calls.Call.Answered;
import dev.rollcall.query.calls.Call.Asked;
import dev.rollcall.query.calls.Call.Subject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls and uses of tokens as JSON, one object a row, by the names of the columns. */
final class CallRows {
    private CallRows() {}

    static ArrayNode of(List<Call> calls) {
        var rows = JsonNodeFactory.instance.arrayNode();
        for (Call call : calls) {
            var row = rows.addObject()
                    .put("request_id", call.requestId().toString())
                    .put("connection_id", call.caller().connection().toString())
                    .put("kid", call.caller().kid())
                    .put("address", call.caller().address())
                    .put("at", call.at().toString());
            asked(row, call.asked());
            subject(row, call.subject());
            answered(row, call.answered());
            var events = row.putArray("events");
            call.events().forEach(events::add);
        }
        return rows;
    }

    private static void asked(ObjectNode row, Asked asked) {
        row.put("method", asked.method())
                .put("path", text(asked.path()))
                .put("query", text(asked.query()))
                .put("request_body", text(asked.body()))
                .put("writes", asked.writes())
                .put("hidden", asked.hidden())
                .put("shortened", asked.shortened());
    }

    private static void subject(ObjectNode row, Subject subject) {
        row.put("resource_type", subject.type())
                .put("resource_id", subject.id() == null ? null : subject.id().toString())
                .put("resource_name", text(subject.name()))
                .put("name_key", nameKey(subject));
    }

    /** A user and a team may have the same name. */
    static @Nullable String nameKey(Subject subject) {
        return subject.type() == null || subject.name() == null
                ? null
                : text(subject.type() + " " + UserName.key(subject.name()));
    }

    private static void answered(ObjectNode row, Answered answered) {
        row.put("status", answered.status())
                .put("scim_type", answered.scimType())
                .put("outcome", answered.outcome().keyword())
                .put("reason", text(answered.reason()))
                .put("response_body", text(answered.body()))
                .put("micros", micros(answered.took()));
    }

    private static long micros(Duration took) {
        return TimeUnit.NANOSECONDS.toMicros(took.toNanos());
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null ? null : Unicode.mended(text);
    }

    static ArrayNode ofUses(List<TokenUse> uses) {
        var rows = JsonNodeFactory.instance.arrayNode();
        uses.forEach(use -> rows.addObject()
                .put("kid", use.kid())
                .put("address", use.address())
                .put("last_used_at", use.lastUsedAt().toString()));
        return rows;
    }
}
