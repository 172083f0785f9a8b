package dev.rollcall.api.openapi;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One method of one path, with what sets it apart; what all of its kind have follows from it.
 *
 * @param security who may
 * @param answers the successful ones
 * @param parameters names of those beside the path's
 * @param body the schema of the request's body
 * @param refusals statuses that do not follow
 */
record Operation(
        String method,
        String path,
        String says,
        Security security,
        List<Answer> answers,
        List<String> parameters,
        @Nullable String body,
        List<Integer> refusals) {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String IF_MATCH = "If-Match";

    /** The schema of a body that is no JSON. */
    static final String CSV = "Csv";

    enum Security {
        ANYBODY,
        DISCOVERY,
        TOKEN,
        ADMIN,
        HISTORY,
        AUDITOR,
        OPERATOR
    }

    /** @param schema null where there is no body */
    record Answer(int status, @Nullable String schema, List<String> mediaTypes) {}

    static Operation of(Security security, String method, String path, String says, Answer... answers) {
        return new Operation(method, path, says, security, List.of(answers), List.of(), null, List.of());
    }

    Operation with(String... more) {
        return new Operation(method, path, says, security, answers, List.of(more), body, refusals);
    }

    Operation taking(String schema) {
        return new Operation(method, path, says, security, answers, parameters, schema, refusals);
    }

    Operation refusing(Integer... statuses) {
        return new Operation(method, path, says, security, answers, parameters, body, List.of(statuses));
    }

    List<String> variables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** Every refusal: the own ones, and those that a credential, a path, a body or a precondition brings along. */
    SortedSet<Integer> allRefusals() {
        var all = new TreeSet<>(refusals);
        all.addAll(
                switch (security) {
                    case ANYBODY -> List.of();
                    case OPERATOR -> List.of(401, 403);
                    case DISCOVERY, TOKEN -> List.of(400, 401, 403, 406, 429);
                    case ADMIN, HISTORY, AUDITOR -> List.of(400, 401, 403, 429);
                });
        if (variables().size() > (security == Security.TOKEN || security == Security.DISCOVERY ? 1 : 0)) {
            all.add(404);
        }
        if (body != null) {
            all.addAll(List.of(413, 415));
        }
        if (parameters.contains(IF_MATCH)) {
            all.add(412);
        }
        return all;
    }

    /** All that a client may see by name. */
    List<Integer> statuses() {
        return Stream.concat(answers.stream().map(Answer::status), allRefusals().stream())
                .toList();
    }
}
