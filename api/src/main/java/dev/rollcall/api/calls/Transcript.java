package dev.rollcall.api.calls;

import dev.rollcall.api.http.ScimCall;
import dev.rollcall.api.http.ScimError;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Unicode;
import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.Call.Answered;
import dev.rollcall.query.calls.Call.Asked;
import dev.rollcall.query.calls.Call.Caller;
import dev.rollcall.query.calls.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes of the notes of a call what is written down. */
final class Transcript {
    private static final int SHOWN = 500;
    private static final int IDS_SHOWN = 10;

    private final ScimCall call;
    private final Optional<Redaction> sent;
    private final Optional<Redaction> got;

    private Transcript(ScimCall call) {
        var type = Subjects.typeOf(call);
        this.call = call;
        this.sent = type.map(Redaction::new);
        this.got = type.map(Redaction::new);
    }

    static Call of(ScimCall call) {
        return new Transcript(call).written();
    }

    private Call written() {
        var sender = call.sender();
        var answered = answered();
        return new Call(
                call.requestId(),
                call.receivedAt(),
                new Caller(sender.connection(), sender.kid(), sender.address()),
                asked(),
                Subjects.of(call),
                answered,
                List.copyOf(call.events()),
                null);
    }

    private Asked asked() {
        var line = call.line();
        var body = call.body()
                .flatMap(json -> sent.map(kept -> Asked.isSearch(line.path()) ? kept.ofSearch(json) : kept.of(json)))
                .map(ObjectNode::toString)
                .orElse(null);
        return new Asked(
                line.method(),
                Unicode.cut(line.path(), SHOWN),
                line.query() == null ? null : ReadableQuery.of(line.query(), typeOrUser()),
                body,
                hidden(sent) + hidden(got),
                shortened(sent) || shortened(got));
    }

    private ResourceType typeOrUser() {
        return Subjects.typeOf(call).orElse(call.types().user());
    }

    private static int hidden(Optional<Redaction> redaction) {
        return redaction.map(Redaction::hidden).orElse(0);
    }

    private static boolean shortened(Optional<Redaction> redaction) {
        return redaction.map(Redaction::shortened).orElse(false);
    }

    private Answered answered() {
        var error = call.answer().filter(Transcript::isError);
        var outcome = Outcome.of(call.status(), !call.leftOut().isEmpty());
        return new Answered(
                call.status(),
                error.map(json -> json.path("scimType").asString(null)).orElse(null),
                outcome,
                error.map(json -> json.path("detail").asString(null)).orElseGet(() -> leftOut(outcome)),
                error.map(ObjectNode::toString)
                        .orElseGet(() -> call.answer()
                                .flatMap(json -> got.map(kept -> kept.of(json).toString()))
                                .orElse(null)),
                call.took());
    }

    private static boolean isError(ObjectNode answer) {
        return answer.path("schemas").path(0).asString("").equals(ScimError.SCHEMA);
    }

    private @Nullable String leftOut(Outcome outcome) {
        if (outcome != Outcome.PARTLY) {
            return null;
        }
        var ids = call.leftOut();
        var shown = String.join(
                ", ",
                ids.stream().limit(IDS_SHOWN).map(id -> Unicode.cut(id, 100)).toList());
        var more = ids.size() > IDS_SHOWN ? " and %d more".formatted(ids.size() - IDS_SHOWN) : "";
        return ids.size() == 1
                ? "One id among the members is no user's here and was left out: " + shown
                : "%d ids among the members are no user's here and were left out: %s%s"
                        .formatted(ids.size(), shown, more);
    }
}
