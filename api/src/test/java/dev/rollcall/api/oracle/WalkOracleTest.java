package dev.rollcall.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.oracle.Property;
import dev.rollcall.kernel.oracle.Tape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Walks by cursor (RFC 9865) through a directory in which people come, change and go meanwhile. */
class WalkOracleTest {
    private static final List<String> ORDERS = List.of(
            "",
            "&sortBy=userName",
            "&sortBy=userName&sortOrder=descending",
            "&sortBy=emails.value",
            "&sortBy=active",
            "&sortBy=meta.created&sortOrder=descending",
            "&sortBy=name.familyName&sortOrder=descending");

    @Test
    void whoever_is_there_all_the_time_comes_exactly_once() {
        Property.holds("walks", 12, tape -> {
            var directory = new Changing(tape, 10 + tape.below(25));
            var seen = directory.walk(
                    tape.oneOf(ORDERS), 1 + tape.below(7), () -> tape.upTo(3, directory::somethingHappens));
            assertThat(seen).doesNotHaveDuplicates().containsAll(directory.steadfast());
        });
    }

    @Test
    void also_when_it_changes_at_any_moment() throws Exception {
        var tape = Tape.of(9865);
        var directory = new Changing(tape, 60);
        var over = new AtomicBoolean();
        try (var other = Executors.newSingleThreadExecutor()) {
            var changes = other.submit(() -> {
                while (!over.get()) {
                    directory.somethingHappens();
                }
            });
            for (String order : ORDERS) {
                var seen = directory.walk(order, 3, () -> {});
                assertThat(seen).as(order).doesNotHaveDuplicates().containsAll(directory.steadfast());
            }
            over.set(true);
            changes.get();
        }
    }

    /** An organization of its own. Half of its first users stay all the time. */
    private static final class Changing {
        private final Client scim =
                RunningServer.get().tenant("rfc", 500, "REJECT").scim();
        private final Tape tape;
        private final Set<String> steadfast = new HashSet<>();
        private final List<String> others = new ArrayList<>();
        private int created;

        Changing(Tape tape, int users) {
            this.tape = tape;
            for (int at = 0; at < users; at++) {
                if (at % 2 == 0) {
                    steadfast.add(create());
                } else {
                    others.add(create());
                }
            }
        }

        Set<String> steadfast() {
            return steadfast;
        }

        private String create() {
            var name = tape.oneOf("a", "M", "z", "é") + tape.below(100) + "." + created++;
            var family = tape.chance(50) ? "" : ", \"name\": {\"familyName\": \"%s\"}".formatted(tape.oneOf("A", "b"));
            return scim.post(
                            "/Users",
                            "{\"userName\": \"%s\", \"emails\": [{\"value\": \"%s@example.com\"}]%s}"
                                    .formatted(name, tape.oneOf("x", "y"), family))
                    .id();
        }

        /** Somebody comes, goes, or gets another title, which no order is by. */
        Object somethingHappens() {
            return switch (tape.below(4)) {
                case 0 -> others.add(create());
                case 1 -> others.isEmpty() ? "" : scim.delete("/Users/" + others.remove(tape.below(others.size())));
                case 2 -> others.isEmpty() ? "" : changed(tape.oneOf(others));
                default -> changed(tape.oneOf(List.copyOf(steadfast)));
            };
        }

        private Object changed(String id) {
            var title = "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"%d\"}".formatted(tape.below(1000));
            return scim.patch("/Users/" + id, Scim.patch(title));
        }

        /** @return the ids on all pages */
        List<String> walk(String order, int count, Runnable betweenPages) {
            List<String> seen = new ArrayList<>();
            var cursor = "";
            do {
                var page = scim.get("/Users?attributes=id&count=%d%s&cursor=%s".formatted(count, order, cursor));
                assertThat(page.status()).as(page.body()).isEqualTo(200);
                page.json()
                        .path("Resources")
                        .forEach(user -> seen.add(user.path("id").stringValue()));
                cursor = page.json().path("nextCursor").stringValue("");
                betweenPages.run();
            } while (!cursor.isEmpty());
            return seen;
        }
    }
}
