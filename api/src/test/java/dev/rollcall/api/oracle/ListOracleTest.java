package dev.rollcall.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.oracle.FilterGenerator;
import dev.rollcall.kernel.oracle.FilterText;
import dev.rollcall.kernel.oracle.NaiveFilter;
import dev.rollcall.kernel.oracle.NaiveFilter.Senseless;
import dev.rollcall.kernel.oracle.NaiveSort;
import dev.rollcall.kernel.oracle.Named;
import dev.rollcall.kernel.oracle.Property;
import dev.rollcall.kernel.oracle.Tape;
import dev.rollcall.kernel.scim.Attribute.Type;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceTypes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Laws that every filter, order and page obeys, whatever the filter means. */
class ListOracleTest {
    private static final Directory DIRECTORY = Directory.shared();
    private static final Set<String> UNSORTABLE = Set.of("password", "meta.location", "groups.$ref", "members.$ref");

    @Test
    void filters_obey_the_laws_of_logic() {
        Property.holds("laws", 200, tape -> {
            var type = tape.oneOf(ResourceTypes.BUILT_IN.all());
            var f = sensible(tape, type);
            var g = sensible(tape, type);
            var all = ids(type, null);
            var found = ids(type, f);
            assertThat(ids(type, new Not(new Not(f)))).as("not not %s", f).isEqualTo(found);
            assertThat(ids(type, new Not(new And(f, g))))
                    .as("De Morgan: %s, %s", f, g)
                    .isEqualTo(ids(type, new Or(new Not(f), new Not(g))));
            assertThat(ids(type, new Or(f, g))).as("%s or %s", f, g).containsAll(found);
            assertThat(found).as("%s and %s", f, g).containsAll(ids(type, new And(f, g)));
            var rest = new ArrayList<>(all);
            rest.removeAll(found);
            assertThat(ids(type, new Not(f))).as("not %s", f).isEqualTo(rest);
        });
    }

    private static List<String> ids(ResourceType type, Filter filter) {
        return DIRECTORY.ids(type, filter, null);
    }

    /** The next filter that means something. */
    private static Filter sensible(Tape tape, ResourceType type) {
        return Stream.generate(() -> new FilterGenerator(tape, type, DIRECTORY.resources(type)).filter())
                .limit(20)
                .filter(filter -> isSensible(type, filter))
                .findFirst()
                .orElse(new Present(AttributePath.parse("id")));
    }

    private static boolean isSensible(ResourceType type, Filter filter) {
        try {
            return new NaiveFilter(type).meaning(filter) != null;
        } catch (Senseless none) {
            return false;
        }
    }

    @Test
    void pages_by_index_and_by_cursor_make_up_the_whole_in_the_order_of_the_rfc() {
        Property.holds("pages", 60, tape -> {
            var type = tape.oneOf(ResourceTypes.BUILT_IN.all());
            var filter = sensible(tape, type);
            var order = new NaiveSort(type, tape.oneOf(sortable(type)), tape.chance(50));
            var found = Set.copyOf(ids(type, filter));
            var whole = order.sorted(DIRECTORY.resources(type).stream()
                    .filter(resource -> found.contains(id(resource)))
                    .toList());
            var list = "%s?attributes=id&filter=%s&sortBy=%s&sortOrder=%s&count=%d"
                    .formatted(
                            type.endpoint(),
                            URLEncoder.encode(new FilterText(tape).of(filter), StandardCharsets.UTF_8),
                            order.by().qualified(type),
                            order.descending() ? "descending" : "ascending",
                            1 + Math.max(tape.below(60), whole.size() / 8));
            assertThat(byCursor(list)).as(list).isEqualTo(whole);
            assertThat(byIndex(list)).as(list).isEqualTo(whole);
        });
    }

    private static List<Named> sortable(ResourceType type) {
        return Named.of(type).stream()
                .filter(named -> named.leaf().type() != Type.COMPLEX)
                .filter(named -> !UNSORTABLE.contains(named.path().toString()))
                .toList();
    }

    private static List<String> byIndex(String list) {
        List<String> ids = new ArrayList<>();
        while (true) {
            var page = page(list + "&startIndex=" + (ids.size() + 1));
            page.path("Resources").forEach(resource -> ids.add(id(resource)));
            if (page.path("Resources").isEmpty()) {
                assertThat(page.path("totalResults").intValue()).isEqualTo(ids.size());
                return ids;
            }
        }
    }

    private static List<String> byCursor(String list) {
        List<String> ids = new ArrayList<>();
        var cursor = "";
        do {
            var page = page(list + "&cursor=" + cursor);
            page.path("Resources").forEach(resource -> ids.add(id(resource)));
            cursor = page.path("nextCursor").stringValue("");
        } while (!cursor.isEmpty());
        return ids;
    }

    private static JsonNode page(String list) {
        var answer = DIRECTORY.scim().get(list);
        assertThat(answer.status()).as("%s: %s", list, answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String id(JsonNode resource) {
        return resource.path("id").stringValue();
    }

    @Test
    void what_another_organization_holds_changes_no_answer() {
        Map<Filter, List<String>> before = new LinkedHashMap<>();
        Property.holds("strangers", 100, tape -> {
            var filter = sensible(tape, ResourceType.USER);
            before.put(filter, ids(ResourceType.USER, filter));
        });
        var stranger = new Directory(7643, 20, 5);
        var theirs = stranger.ids(ResourceType.USER, null, null);
        before.forEach((filter, found) -> {
            assertThat(ids(ResourceType.USER, filter)).as("%s", filter).isEqualTo(found);
            assertThat(stranger.ids(ResourceType.USER, filter, null)).isSubsetOf(theirs);
        });
    }
}
