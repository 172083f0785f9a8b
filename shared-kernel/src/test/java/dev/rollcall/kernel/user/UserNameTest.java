package dev.rollcall.kernel.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names are the same name. */
class UserNameTest {
    @ParameterizedTest
    @CsvSource({
        "bjensen@example.com, BJensen@Example.COM",
        "müller, MÜLLER",
        "bjensen, ｂｊｅｎｓｅｎ",
        "bjensen, ＢＪＥＮＳＥＮ",
        "ｶﾞ, ガ",
        "caf\u00e9, cafe\u0301",
        "CAFE\u0301, caf\u00e9",
        "kelvin, \u212Aelvin",
        "\u00e5ngström, \u212Bngström",
        "straße, STRAẞE",
        "νίκος.α, ΝΊΚΟΣ.Α",
    })
    void names_that_differ_in_case_width_or_composition_are_the_same(String one, String other) {
        assertThat(UserName.key(one)).isEqualTo(UserName.key(other));
    }

    @ParameterizedTest
    @CsvSource({
        "ilker, ılker",
        "ilker, İlker",
        "ILKER, ıLKER",
        "straße, strasse",
        "café, cafe",
        "bjensen, bjensen1",
        "b.jensen, bjensen"
    })
    void names_that_differ_in_a_letter_are_two_names(String one, String other) {
        assertThat(UserName.key(one)).isNotEqualTo(UserName.key(other));
    }

    @Test
    void the_key_does_not_depend_on_the_language_of_the_machine() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(UserName.key("ILKER")).isEqualTo("ilker");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void the_key_of_a_key_is_the_key_itself() {
        for (int point = Character.MIN_CODE_POINT; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.isDefined(point) && Character.getType(point) != Character.SURROGATE) {
                var key = UserName.key("a" + Character.toString(point) + "b");
                assertThat(UserName.key(key)).as("U+%04X", point).isEqualTo(key);
            }
        }
    }

    @Test
    void upper_and_lower_case_of_any_letter_with_one_lower_case_make_one_key() {
        for (int point = Character.MIN_CODE_POINT; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.isUpperCase(point) && Character.toUpperCase(Character.toLowerCase(point)) == point) {
                assertThat(UserName.key("a" + Character.toString(Character.toLowerCase(point)) + "b"))
                        .as("U+%04X", point)
                        .isEqualTo(UserName.key("a" + Character.toString(point) + "b"));
            }
        }
    }
}
