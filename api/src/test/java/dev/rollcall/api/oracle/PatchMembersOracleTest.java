package dev.rollcall.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.oracle.Property;
import dev.rollcall.kernel.oracle.Tape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random changes of members, in all forms that IdPs send, held against a set (RFC 7644 §3.5.2, requirements K8 and T5). */
class PatchMembersOracleTest {
    private static final Client SCIM = RunningServer.get().tenant("okta").scim();
    private static final List<String> USERS = IntStream.range(0, 12)
            .mapToObj(at -> SCIM.post("/Users", Scim.user("member" + at)).id())
            .toList();
    private static final String STRANGER = "0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b";

    @Test
    void a_team_has_the_members_that_a_set_would_have() {
        Property.holds("members", 40, tape -> {
            var team = SCIM.post("/Groups", Scim.group("Team " + UUID.randomUUID()))
                    .id();
            Set<String> expected = new LinkedHashSet<>();
            for (int request = 0; request < 4; request++) {
                var operations = tape.upTo(3, () -> operation(tape, expected));
                operations.add(operation(tape, expected));
                var answer = SCIM.patch("/Groups/" + team, Scim.patch(operations.toArray(String[]::new)));
                assertThat(answer.status())
                        .as("%s: %s", operations, answer.body())
                        .isIn(200, 204);
                assertThat(Scim.membersOf(SCIM.get("/Groups/" + team)))
                        .as("%s", operations)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        });
    }

    /** One operation, done to the set too. */
    private static String operation(Tape tape, Set<String> members) {
        var ids = new ArrayList<>(tape.upTo(4, () -> tape.oneOf(USERS)));
        var known = List.copyOf(ids);
        if (tape.chance(20)) {
            ids.add(STRANGER);
        }
        return switch (tape.below(8)) {
            case 0, 1 -> {
                members.addAll(known);
                yield op("add", "members", tape, ids);
            }
            case 2 -> {
                members.addAll(known);
                yield "{\"op\": \"add\", \"value\": {\"members\": %s}}".formatted(list(tape, ids));
            }
            case 3 -> {
                members.retainAll(known);
                members.addAll(known);
                yield op("replace", "members", tape, ids);
            }
            case 4 -> {
                members.removeAll(known);
                yield op("remove", "members", tape, ids);
            }
            case 5 -> {
                members.clear();
                yield "{\"op\": \"remove\", \"path\": \"members\"}";
            }
            default -> {
                var chosen = ids.isEmpty() ? List.of(STRANGER) : ids;
                members.removeAll(known);
                yield "{\"op\": \"Remove\", \"path\": \"members[%s]\"}".formatted(filter(chosen));
            }
        };
    }

    private static String op(String op, String path, Tape tape, List<String> ids) {
        return "{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}".formatted(op, path, list(tape, ids));
    }

    private static String list(Tape tape, List<String> ids) {
        var member =
                tape.oneOf("{\"value\": \"%s\"}", "\"%s\"", "{\"value\": \"%s\", \"type\": \"User\", \"$ref\": null}");
        return ids.stream().map(member::formatted).collect(Collectors.joining(",", "[", "]"));
    }

    private static String filter(List<String> ids) {
        return ids.stream().map("value eq \\\"%s\\\""::formatted).collect(Collectors.joining(" or "));
    }
}
