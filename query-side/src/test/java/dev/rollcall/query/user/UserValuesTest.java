package dev.rollcall.query.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.query.user.UserValues.Of;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class UserValuesTest {
    private static final UUID USER = UUID.fromString("0199a3c0-0000-7000-8000-000000000001");

    private final UserValues values = new UserValues();

    private static ObjectNode document(String json) {
        return (ObjectNode) new JsonMapper().readTree(json);
    }

    private List<String> rows() {
        return values.rows().stream()
                .map(row -> "%s %s from %d to %s"
                        .formatted(
                                row.span().of().attribute(),
                                row.key(),
                                row.span().since(),
                                row.span().until()))
                .toList();
    }

    @Test
    void each_value_stands_until_the_next_one_of_its_attribute() {
        values.add(1, new UserProvisioned(USER, null, "ada", null, true, document("{\"title\": \"A\"}"), 1, null));
        values.add(2, new UserProfileChanged(USER, document("{\"title\": \"B\", \"locale\": \"en\"}")));
        values.add(3, new UserProfileChanged(USER, document("{\"title\": null}")));

        assertThat(rows())
                .containsExactly(
                        "title a from 1 to 2",
                        "active true from 1 to null",
                        "title b from 2 to 3",
                        "locale en from 2 to null");
    }

    @Test
    void what_stood_before_ends_with_the_first_change() {
        values.add(5, new UserProfileChanged(USER, document("{\"title\": \"B\"}")));
        values.add(6, new UserProfileChanged(USER, document("{\"title\": \"C\"}")));

        assertThat(values.endings()).containsExactly(Map.entry(new Of(USER, "title"), 5L));
    }

    @Test
    void all_ends_with_the_user() {
        values.add(5, new UserProfileChanged(USER, document("{\"title\": \"B\"}")));
        values.add(6, new UserRemoved(USER, true, List.of()));

        assertThat(rows()).containsExactly("title b from 5 to 6");
        assertThat(values.removals()).containsEntry(USER, 6L);
    }
}
