package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The error of each kind (RFC 7644 §3.12, RFC 9865 §2.1). */
class ErrorsTest {
    private static final Client SCIM = RunningServer.get().tenant("rfc").scim();
    private static final String USER =
            SCIM.post("/Users", Scim.user("somebody")).id();

    record Mistake(int status, String scimType, Function<Client, Answer> request) {
        @Override
        public String toString() {
            return status + " " + scimType;
        }
    }

    private static Mistake mistake(int status, String scimType, Function<Client, Answer> request) {
        return new Mistake(status, scimType, request);
    }

    private static Function<Client, Answer> patch(String operation) {
        return scim -> scim.patch("/Users/" + USER, Scim.patch(operation));
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake(400, "invalidFilter", scim -> scim.filter("/Users", "userName likes \"x\"")),
                mistake(400, "invalidFilter", scim -> scim.filter("/Users", "active gt true")),
                mistake(400, "invalidFilter", scim -> scim.filter("/Users", "emails[urn:nobody:type eq \"work\"]")),
                mistake(400, "tooMany", scim -> scim.post("/Groups", tooManyMembers())),
                mistake(409, "uniqueness", scim -> scim.post("/Users", Scim.user("SOMEBODY"))),
                mistake(400, "mutability", patch("{\"op\": \"replace\", \"path\": \"id\", \"value\": \"x\"}")),
                mistake(400, "invalidSyntax", scim -> scim.post("/Users", "{\"userName\": ")),
                mistake(400, "invalidSyntax", scim -> scim.post("/Bulk", "{}")),
                mistake(400, "invalidPath", patch("{\"op\": \"remove\", \"path\": \"shoeSize\"}")),
                mistake(400, "noTarget", patch("{\"op\": \"remove\"}")),
                mistake(400, "invalidValue", scim -> scim.post("/Users", "{\"userName\": 7}")),
                mistake(400, "invalidValue", scim -> scim.get("/Users?count=few")),
                mistake(
                        400,
                        "invalidVers",
                        scim -> new Client(scim.base().replace("/v2/", "/v9/"), scim.authorization()).get("/Users")),
                mistake(400, "invalidCursor", scim -> scim.get("/Users?cursor=mine")),
                mistake(400, "invalidCount", scim -> scim.get("/Users?cursor=&count=201")),
                mistake(400, "invalidCount", scim -> scim.get("/Users?cursor=&count=-1")),
                mistake(401, "", scim -> scim.as("Bearer nobody").get("/Users")),
                mistake(403, "", scim -> scim.get("/Schemas?filter=id%20pr")),
                mistake(404, "", scim -> scim.get("/Users/nobody")),
                mistake(404, "", scim -> scim.get("/Nothing")),
                mistake(405, "", scim -> scim.put("/Users", "{}")),
                mistake(406, "", scim -> scim.send("GET", "/Users", null, "Accept", "text/html")),
                mistake(412, "", scim -> scim.send("DELETE", "/Users/" + USER, null, "If-Match", "W/\"99\"")),
                mistake(413, "", scim -> scim.post("/Users", " ".repeat(8 * 1024 * 1024 + 1))),
                mistake(415, "", scim -> scim.send("POST", "/Users", "{}", "Content-Type", "text/plain")),
                mistake(501, "", scim -> scim.get("/Me")));
    }

    private static String tooManyMembers() {
        return Scim.group("Too many", Stream.generate(() -> USER).limit(100_001).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void each_has_a_body_that_says_what_is_wrong(Mistake mistake) {
        var answer = mistake.request().apply(SCIM);
        assertThat(answer.status()).as(answer.body()).isEqualTo(mistake.status());
        assertThat(answer.header("Content-Type")).hasValue("application/scim+json");
        var json = answer.json();
        assertThat(json.path("schemas").valueStream().map(urn -> urn.stringValue()))
                .containsExactly(Scim.ERROR);
        assertThat(json.path("status").isString()).isTrue();
        assertThat(json.path("status").stringValue()).isEqualTo(Integer.toString(mistake.status()));
        assertThat(json.path("detail").stringValue()).isNotBlank();
        assertThat(json.path("scimType").asString("")).isEqualTo(mistake.scimType());
        assertThat(List.of("schemas", "status", "scimType", "detail")).containsAll(json.propertyNames());
    }

    @Test
    void whoever_finds_all_connections_to_the_database_in_use_is_told_to_come_again() throws SQLException {
        var pool = RunningServer.get().bean(HikariDataSource.class);
        List<Connection> taken = new ArrayList<>();
        try {
            for (int number = 0; number < pool.getMaximumPoolSize(); number++) {
                taken.add(pool.getConnection());
            }
            var answer = SCIM.get("/Users/" + USER);
            assertThat(answer.status()).as(answer.body()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).hasValue("1");
            assertThat(answer.detail()).contains("more to do than it can", "nothing was changed");
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void a_wrong_token_is_told_by_which_scheme_to_come() {
        var refused = SCIM.as(null).get("/Users");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
    }
}
