package dev.rollcall.api.guard;

import static dev.rollcall.api.guard.ScimRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each published limit at the limit and one past it, where no test of its own has it. */
class LimitsTest {
    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final Client scim = tenant.scim();

    private int create(String more) {
        return scim.post("/Users", "{\"userName\": \"%s\", %s}".formatted(UUID.randomUUID(), more))
                .status();
    }

    private void refused(String more, String... words) {
        assertRefused(
                scim.post("/Users", "{\"userName\": \"beyond\", %s}".formatted(more)), 400, "invalidSyntax", words);
    }

    @Test
    void a_name_in_a_body_has_at_most_1000_characters() {
        assertThat(create("\"%s\": 1".formatted("n".repeat(1000)))).isEqualTo(201);
        assertThat(create("\"name\": {\"%s\": 1}".formatted("ä".repeat(1000)))).isEqualTo(201);
        refused("\"%s\": 1".formatted("n".repeat(1001)), "1000 in a name");
        refused("\"name\": {\"%s\": 1}".formatted("ä".repeat(1001)), "1000 in a name");
        refused("\"unknown\": [{\"%s\": 1}]".formatted("n".repeat(1001)), "1000 in a name");
    }

    @Test
    void a_text_in_a_body_has_at_most_65536_characters() {
        assertThat(create("\"title\": \"%s\"".formatted("t".repeat(65_536)))).isEqualTo(201);
        refused("\"title\": \"%s\"".formatted("t".repeat(65_537)), "65536 characters");
    }

    @Test
    void a_number_in_a_body_has_at_most_50_digits() {
        assertThat(create("\"unknown\": " + "7".repeat(50))).isEqualTo(201);
        refused("\"unknown\": " + "7".repeat(51), "50 digits");
    }

    @Test
    void a_filter_has_at_most_5_pairs_of_brackets() {
        assertThat(scim.filter("/Users", brackets(5)).status()).isEqualTo(200);
        assertRefused(scim.filter("/Users", brackets(6)), 400, "invalidFilter", "more than 5");
    }

    private static String brackets(int pairs) {
        return IntStream.range(0, pairs)
                .mapToObj(number -> "emails[value eq \"u%d@example.com\"]".formatted(number))
                .collect(Collectors.joining(" or "));
    }

    @Test
    void a_patch_has_at_most_1000_operations() {
        var user = scim.post("/Users", Scim.user("patched")).id();
        assertThat(scim.patch("/Users/" + user, operations(1000)).status()).isEqualTo(200);
        assertRefused(scim.patch("/Users/" + user, operations(1001)), 400, "tooMany", "1001", "1000");
    }

    private static String operations(int number) {
        return Scim.patch(IntStream.range(0, number)
                .mapToObj("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"%d\"}"::formatted)
                .toArray(String[]::new));
    }

    @Test
    void a_request_names_at_most_100000_members() {
        var group = scim.post("/Groups", Scim.group("large")).id();
        assertThat(scim.put("/Groups/" + group, members(100_000)).status()).isEqualTo(200);
        assertRefused(scim.put("/Groups/" + group, members(100_001)), 400, "tooMany", "100001", "100000");
    }

    private static String members(int number) {
        return IntStream.range(0, number)
                .mapToObj("{\"value\":\"m%d\"}"::formatted)
                .collect(Collectors.joining(",", "{\"displayName\":\"large\",\"members\":[", "]}"));
    }

    @Test
    void of_very_many_unknown_members_some_are_named() {
        var strict = RunningServer.get().tenant("rfc").scim();
        var refused = strict.post("/Groups", members(101));
        assertRefused(refused, 400, "invalidValue", "m99", "and 1 more");
        assertThat(refused.detail()).doesNotContain("m100");
    }

    @Test
    void a_search_that_takes_longer_than_3_seconds_is_given_up_and_never_500() {
        try (var owner = DatabaseOwner.connect()) {
            owner.sql().sql("BEGIN").update();
            owner.sql()
                    .sql("LOCK TABLE user_view_1, team_view_1 IN ACCESS EXCLUSIVE MODE")
                    .update();
            try {
                assertRefused(
                        scim.filter("/Users", "title co \"x\""), 400, "tooMany", "longer than 3 seconds", "cursor");
                assertRefused(
                        scim.get("/Groups?count=0&filter=externalId%20pr"), 400, "tooMany", "longer than 3 seconds");
            } finally {
                owner.sql().sql("ROLLBACK").update();
            }
        }
        assertThat(scim.get("/Users").status()).isEqualTo(200);
    }

    /** Overlong forms, a lone surrogate, a byte that never stands in UTF-8, a character cut off: each in a text. */
    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "E080AF", "EDA080", "FF", "E282"})
    void a_body_that_is_no_utf_8_is_refused(String hex) {
        var broken = new String(java.util.HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        var path = scim.base().substring(RunningServer.get().url().length()) + "/Users";
        var head =
                "POST %s HTTP/1.0\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nContent-Type: application/scim+json\r\n";
        var body = "{\"userName\": \"broken\", \"title\": \"%s\"}".formatted(broken);
        var request = head.formatted(path, tenant.token()) + "Content-Length: " + body.length() + "\r\n\r\n" + body;

        var answer = RawClient.exchange(request.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("invalidSyntax", "UTF-8");
    }
}
