package dev.rollcall.query.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Attribute.Mutability;
import dev.rollcall.kernel.scim.Attribute.Returned;
import dev.rollcall.kernel.scim.Attribute.Type;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.kernel.scim.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class KeptValueTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static KeptValue of(Type type) {
        var attribute =
                new Attribute("size", type, false, false, false, Mutability.READWRITE, Returned.DEFAULT, List.of());
        return KeptValue.at(new Target(null, attribute, null)).orElseThrow();
    }

    private static KeptValue at(String path) {
        return KeptValue.at(target(path)).orElseThrow();
    }

    private static Target target(String path) {
        return ResourceType.USER.find(AttributePath.parse(path)).orElseThrow();
    }

    private static JsonNode text(String text, int times) {
        return StringNode.valueOf(text.repeat(times));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DECIMAL | 100      | 1E2
            DECIMAL | 1.50     | 1.5
            INTEGER | 40       | 40
            BOOLEAN | true     | "True"
            STRING  | "École"  | "ÉCOLE"
            STRING  | "42"     | 42
            """)
    void what_is_equal_has_one_key(Type type, String kept, String sought) {
        assertThat(of(type).key(JSON.readTree(sought))).contains(KeptValue.keyOf(JSON.readTree(kept)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DATETIME | "2026-03-31T00:00:00Z"
            INTEGER  | "40"
            STRING   | true
            STRING   | null
            BOOLEAN  | null
            STRING   | "a\\u0000b"
            """)
    void what_rows_do_not_tell_has_none(Type type, String sought) {
        assertThat(of(type).key(JSON.readTree(sought))).isEmpty();
    }

    @Test
    void a_long_text_is_cut_between_letters_and_not_sought_by_its_beginning_alone() {
        assertThat(KeptValue.keyOf(text("😀", 300))).isEqualTo("😀".repeat(200));
        assertThat(of(Type.STRING).key(text("😀", 199))).contains("😀".repeat(199));
        assertThat(of(Type.STRING).key(text("😀", 200))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "title, title, ''",
        "active, active, ''",
        "name.familyName, name, familyName",
        "phoneNumbers, phoneNumbers, value",
        "department, urn:ietf:params:scim:schemas:extension:enterprise:2.0:User, department",
        "manager, urn:ietf:params:scim:schemas:extension:enterprise:2.0:User, manager.value"
    })
    void a_path_leads_to_where_its_rows_are(String path, String attribute, String part) {
        assertThat(at(path).attribute()).isEqualTo(attribute);
        assertThat(at(path).part()).isEqualTo(part);
    }

    @Test
    void simple_elements_have_no_name() {
        var rooms = new Attribute(
                "rooms", Type.INTEGER, true, false, false, Mutability.READWRITE, Returned.DEFAULT, List.of());
        assertThat(KeptValue.at(new Target(null, rooms, rooms.sub("value").orElseThrow())))
                .contains(new KeptValue("rooms", "", rooms));
        assertThat(KeptValue.at(new Target(null, rooms, null))).contains(new KeptValue("rooms", "", rooms));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "userName",
                "displayName",
                "emails.value",
                "groups",
                "meta.created",
                "schemas",
                "phoneNumbers.type",
                Schema.SEAT + ":status"
            })
    void what_has_a_place_of_its_own_has_no_rows(String path) {
        assertThat(KeptValue.at(target(path))).isEmpty();
    }
}
