package dev.rollcall.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.oracle.FilterGenerator;
import dev.rollcall.kernel.oracle.FilterText;
import dev.rollcall.kernel.oracle.NaiveFilter;
import dev.rollcall.kernel.oracle.NaiveFilter.Senseless;
import dev.rollcall.kernel.oracle.Property;
import dev.rollcall.kernel.oracle.Tape;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.FilterParser;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What SQL finds for random filters, held against an evaluator that was written from the text of RFC 7644 §3.4.2.2. */
class FilterOracleTest {
    private static final Directory DIRECTORY = Directory.shared();
    private static final String REFUSED = "400 invalidFilter";

    @Test
    void sql_finds_what_the_text_of_the_rfc_says() {
        Property.holds("filters", 5_000, tape -> {
            var type = tape.oneOf(ResourceType.USER, ResourceType.USER, ResourceType.USER, ResourceType.GROUP);
            var filter = filter(tape, type);
            var text = new FilterText(tape).of(filter);
            assertThat(FilterParser.parse(text)).as(text).isEqualTo(filter);
            var expected = expected(type, filter);
            var found = found(type, filter);
            assertThat(found.equals(expected))
                    .as(
                            "%s: %s: %s, %s",
                            type.name(), text, extra("missing", expected, found), extra("not meant", found, expected))
                    .isTrue();
        });
    }

    static Filter filter(Tape tape, ResourceType type) {
        return new FilterGenerator(tape, type, DIRECTORY.resources(type)).filter();
    }

    static List<String> found(ResourceType type, Filter filter) {
        try {
            return DIRECTORY.ids(type, filter, null);
        } catch (InvalidScim refused) {
            assertThat(refused.type()).isEqualTo(ScimErrorType.INVALID_FILTER);
            return List.of(REFUSED);
        }
    }

    static List<String> expected(ResourceType type, Filter filter) {
        try {
            return DIRECTORY.resources(type).stream()
                    .filter(new NaiveFilter(type).meaning(filter))
                    .map(resource -> resource.path("id").stringValue())
                    .toList();
        } catch (Senseless nothing) {
            return List.of(REFUSED);
        }
    }

    /** For whoever has to find out why. */
    private static String extra(String what, List<String> some, List<String> others) {
        var extra = some.stream().filter(id -> !others.contains(id)).toList();
        var first = ResourceTypes.BUILT_IN.all().stream()
                .flatMap(type -> DIRECTORY.resources(type).stream())
                .filter(resource -> extra.contains(resource.path("id").stringValue()))
                .findFirst();
        return "%s %d %s"
                .formatted(what, extra.size(), first.map(Object::toString).orElse(extra.toString()));
    }
}
