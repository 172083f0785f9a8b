package dev.rollcall.api.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.http.Tokens;
import dev.rollcall.api.nodes.TwoNodes.Tenant;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two nodes never talk to each other, and yet each of them answers as if it were the only one. */
class TwoNodesTest {
    private static final String FULL =
            "No free seat: %d of %d in licence \"Enterprise\". Add or release seats in Enterprise Controls → Seats, then retry this user.";
    private static final String DEACTIVATION = operation("replace", "active", "false");
    private static final String REACTIVATION = operation("replace", "active", "true");

    @TempDir
    static Path directory;

    private static TwoNodes nodes;

    @BeforeAll
    static void start() {
        nodes = new TwoNodes(directory);
    }

    @AfterAll
    static void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    void of_two_nodes_that_start_at_once_on_an_empty_store_one_founds() {
        assertThat(nodes.both().filter(Node::hasFounded)).hasSize(1);
        assertThat(count("SELECT count(*) FROM installation")).isOne();
        assertThat(count("SELECT count(*) FROM organization_view_1 WHERE name = 'My organization'"))
                .isOne();
    }

    @Test
    void a_node_with_another_token_key_refuses_to_start() {
        var stranger = nodes.launch("stranger", "the one key of all nodes of another installation");

        assertThat(stranger.awaitEnd()).isNotZero();
        assertThat(stranger.output())
                .contains("give every node the same ROLLCALL_TOKEN_KEY")
                .doesNotContain("Started Rollcall in");
        assertThat(stranger.hasFounded()).isFalse();
    }

    @Test
    void what_one_node_wrote_of_a_user_the_other_reads_at_once() {
        var tenant = nodes.tenant(50);
        for (int turn = 0; turn < 20; turn++) {
            var one = tenant.node(turn);
            var other = tenant.node(turn + 1);
            var created = one.post("/Users", user("bjensen" + turn));

            assertThat(created.status()).isEqualTo(201);
            var path = "/Users/" + created.id();
            assertThat(other.get(path).json()).isEqualTo(created.json());
            assertThat(other.filter("/Users", "userName eq \"BJENSEN%d\"".formatted(turn))
                            .resource(0))
                    .isEqualTo(created.json());

            var patched = other.patch(path, operation("replace", "nickName", "\"Babs\""));
            assertThat(patched.status()).isEqualTo(200);
            assertThat(one.get(path).json()).isEqualTo(patched.json());
            assertThat(one.get(path).json().path("nickName").stringValue()).isEqualTo("Babs");

            assertThat(one.delete(path).status()).isEqualTo(204);
            assertThat(other.get(path).status()).isEqualTo(404);
            assertThat(other.patch(path, DEACTIVATION).status()).isEqualTo(404);
            assertThat(other.filter("/Users", "userName pr").totalResults()).isZero();
        }
    }

    @Test
    void who_comes_and_goes_at_once_is_in_the_total_of_both_nodes() {
        var tenant = nodes.tenant(50);
        var created = AtOnce.send(IntStream.range(0, 30)
                .<Supplier<Answer>>mapToObj(each -> () -> tenant.node(each).post("/Users", user("guide" + each)))
                .toList());
        assertThat(created).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(tenant.a().get("/Users?count=0").totalResults()).isEqualTo(30);

        var removed = AtOnce.send(IntStream.range(0, 20)
                .<Supplier<Answer>>mapToObj(each -> () -> tenant.node(each + 1)
                        .delete("/Users/" + created.get(each).id()))
                .toList());
        assertThat(removed).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(204));
        for (int node = 0; node < 2; node++) {
            assertThat(tenant.node(node).get("/Users?count=3").totalResults()).isEqualTo(10);
        }
    }

    @Test
    void what_one_node_wrote_of_a_membership_the_other_reads_at_once() {
        var tenant = nodes.tenant(50);
        var guide = tenant.a().post("/Users", user("bjensen")).id();
        var team =
                tenant.b().post("/Groups", "{\"displayName\": \"Tour Guides\"}").id();
        for (int turn = 0; turn < 10; turn++) {
            var one = tenant.node(turn);
            var other = tenant.node(turn + 1);

            assertThat(one.patch("/Groups/" + team, assignment(guide)).status()).isEqualTo(204);
            assertThat(members(other, team)).containsExactly(guide);
            assertThat(groups(other, guide)).containsExactly(team);

            assertThat(other.patch("/Groups/" + team, unassignment(guide)).status())
                    .isEqualTo(204);
            assertThat(members(one, team)).isEmpty();
            assertThat(groups(one, guide)).isEmpty();
        }
    }

    @Test
    void a_revoked_token_is_dead_on_every_node_at_once() {
        var tenant = nodes.tenant(5);
        assertThat(tenant.a().get("/Users").status()).isEqualTo(200);
        assertThat(tenant.b().get("/Users").status()).isEqualTo(200);

        var kid = Tokens.parse(tenant.token()).orElseThrow().kid();
        var revoked = nodes.operator()
                .delete("%s/connections/%s/tokens/%s".formatted(tenant.adminPath(), tenant.connection(), kid));
        assertThat(revoked.status()).isEqualTo(204);

        assertThat(tenant.a().get("/Users").status()).isEqualTo(401);
        assertThat(tenant.b().get("/Users").status()).isEqualTo(401);
        assertThat(tenant.b().post("/Users", user("bjensen")).status()).isEqualTo(401);
    }

    @Test
    void a_request_that_is_not_understood_is_told_first_that_its_token_is_dead() {
        var tenant = nodes.tenant(5);
        assertThat(tenant.b().get("/Users").status()).isEqualTo(200);
        var kid = Tokens.parse(tenant.token()).orElseThrow().kid();
        nodes.operator().delete("%s/connections/%s/tokens/%s".formatted(tenant.adminPath(), tenant.connection(), kid));

        assertThat(tenant.b().post("/Users", "{").status()).isEqualTo(401);
    }

    @Test
    void a_schema_holds_on_every_node_at_once() {
        var tenant = nodes.tenant(5);
        var urn = "urn:example:guides:2.0:User";
        var filter = urn + ":badge eq \"gold\"";
        var both = List.of(tenant.a(), tenant.b());
        both.forEach(node -> assertThat(node.filter("/Users", filter).status()).isEqualTo(400));
        var schemas = tenant.adminPath() + "/schemas";
        var schema =
                "{\"resourceType\": \"User\", \"schema\": {\"id\": \"%s\", \"name\": \"x\", \"attributes\": [%s]}}";

        nodes.operator().post(schemas, schema.formatted(urn, "{\"name\": \"badge\"}"));
        var created =
                tenant.b().post("/Users", "{\"userName\": \"babs\", \"%s\": {\"badge\": \"gold\"}}".formatted(urn));
        assertThat(created.json().path(urn).path("badge").stringValue()).isEqualTo("gold");
        both.forEach(
                node -> assertThat(node.filter("/Users", filter).totalResults()).isOne());

        nodes.operator().put(schemas + "/" + urn, schema.formatted(urn, "{\"name\": \"level\"}"));
        both.forEach(node -> assertThat(node.filter("/Users", filter).status()).isEqualTo(400));

        nodes.operator().delete(schemas + "/" + urn);
        both.forEach(node -> {
            assertThat(node.get("/Users/" + created.id()).body()).doesNotContain(urn);
            assertThat(node.as(null).get("/Schemas/" + urn).status()).isEqualTo(404);
        });
    }

    /** Also where the request is not understood before anything is asked of the database. */
    @Test
    void a_node_that_has_not_heard_of_a_schema_does_not_refuse_it() {
        var tenant = nodes.tenant(5);
        var urn = "urn:example:guides:2.0:User";
        var both = List.of(tenant.a(), tenant.b());
        both.forEach(node -> assertThat(node.get("/Users").status()).isEqualTo(200));

        nodes.operator()
                .post(
                        tenant.adminPath() + "/schemas",
                        "{\"resourceType\": \"User\", \"schema\": {\"id\": \"%s\", \"name\": \"x\", \"attributes\": [{\"name\": \"badge\"}]}}"
                                .formatted(urn));

        both.forEach(node ->
                assertThat(node.filter("/Users", urn + ":badge pr").status()).isEqualTo(200));
    }

    @Test
    void a_schema_waits_for_who_is_writing() throws SQLException {
        var tenant = nodes.tenant(5);
        var schema =
                "{\"resourceType\": \"User\", \"schema\": {\"id\": \"urn:x1:a\", \"name\": \"x\", \"attributes\": [{\"name\": \"a\"}]}}";
        try (var writer = nodes.connect();
                var statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute(
                    "SELECT pg_advisory_xact_lock_shared(hashtextextended('%s', 0))".formatted(tenant.organization()));
            var adding =
                    CompletableFuture.supplyAsync(() -> nodes.operator().post(tenant.adminPath() + "/schemas", schema));
            awaitOneBlockedBy(pid(statement));
            assertThat(adding).isNotDone();

            statement.execute("COMMIT");

            assertThat(adding.join().status()).isEqualTo(201);
        }
    }

    @Test
    void the_last_seat_goes_to_one_of_all_who_ask_for_it() {
        int size = 5;
        var tenant = nodes.tenant(size);
        provision(tenant, "holder", size - 1);
        var sleepers = IntStream.range(0, 10)
                .mapToObj(at -> tenant.node(at)
                        .post("/Users", "{\"userName\": \"sleeper%d\", \"active\": false}".formatted(at))
                        .id())
                .toList();
        for (int round = 0; round < 3; round++) {
            var answers = AtOnce.send(lastSeatRequests(tenant, sleepers, "newcomer" + round + "."));

            var winners =
                    answers.stream().filter(answer -> answer.status() < 300).toList();
            assertThat(winners).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() >= 300)
                    .allSatisfy(loser -> assertThat(loser.status()).isEqualTo(403))
                    .allSatisfy(loser -> assertThat(loser.detail()).isEqualTo(FULL.formatted(size, size)));
            assertThat(seatsHeld(tenant)).isEqualTo(size);
            assertThat(tenant.a().filter("/Users", "active eq true").totalResults())
                    .isEqualTo(size);

            var freed = tenant.node(round).patch("/Users/" + winners.getFirst().id(), DEACTIVATION);
            assertThat(freed.status()).isEqualTo(200);
        }
        assertThat(mostSeatsEverHeld(tenant)).isEqualTo(size);
    }

    private static List<Supplier<Answer>> lastSeatRequests(Tenant tenant, List<String> sleepers, String newcomer) {
        var requests = new ArrayList<Supplier<Answer>>();
        for (int at = 0; at < sleepers.size(); at++) {
            var node = tenant.node(at / 2);
            var sleeper = "/Users/" + sleepers.get(at);
            var other = user(newcomer + at);
            requests.add(() -> node.patch(sleeper, REACTIVATION));
            requests.add(() -> node.post("/Users", other));
        }
        return requests;
    }

    @ParameterizedTest
    @CsvSource({"ROLLBACK, 201", "COMMIT, 403"})
    void the_last_seat_is_not_refused_before_it_is_really_taken(String end, int status) throws SQLException {
        var tenant = nodes.tenant(1);
        try (var holder = nodes.connect();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            int taken = statement.executeUpdate(
                    "UPDATE seat SET holder = gen_random_uuid() WHERE organization_id = '%s' AND holder IS NULL"
                            .formatted(tenant.organization()));
            assertThat(taken).isOne();
            var create = CompletableFuture.supplyAsync(() -> tenant.b().post("/Users", user("bjensen")));
            awaitOneBlockedBy(pid(statement));
            assertThat(create).isNotDone();

            statement.execute(end);

            assertThat(create.join().status()).isEqualTo(status);
        }
        assertThat(seatsHeld(tenant)).isOne();
    }

    private static int pid(java.sql.Statement statement) throws SQLException {
        try (var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void awaitOneBlockedBy(int pid) {
        Await.until(
                Duration.ofSeconds(20),
                "a transaction that waits for " + pid,
                () -> count("SELECT count(*) FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid))", pid) == 1);
    }

    @Test
    void a_user_name_goes_to_one_of_all_who_ask_for_it_in_whatever_letter_case() {
        var tenant = nodes.tenant(50);
        var spellings = List.of("bjensen", "BJENSEN", "BJensen", "bJeNsEn", "Bjensen");

        var answers = AtOnce.send(IntStream.range(0, 20)
                .mapToObj(at -> (Supplier<Answer>) () ->
                        tenant.node(at).post("/Users", user(spellings.get(at % spellings.size()))))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(loser -> {
            assertThat(loser.status()).isEqualTo(409);
            assertThat(loser.json().path("scimType").stringValue()).isEqualTo("uniqueness");
            assertThat(loser.detail()).startsWith("userName ");
        });
        assertThat(tenant.b().get("/Users").totalResults()).isOne();
        assertThat(seatsHeld(tenant)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"PATCH, PATCH", "DELETE, DELETE", "PATCH, DELETE", "DELETE, PATCH"})
    void of_two_last_owners_who_leave_at_once_one_stays(String verbOnA, String verbOnB) {
        var tenant = nodes.tenant(5);
        var owners = provision(tenant, "owner", 2);
        owners.forEach(owner -> assertThat(nodes.operator()
                        .put(tenant.adminPath() + "/owners/" + owner, "")
                        .status())
                .isEqualTo(204));

        var answers = AtOnce.send(List.of(
                () -> leave(tenant.a(), verbOnA, owners.getFirst()),
                () -> leave(tenant.b(), verbOnB, owners.getLast())));

        assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
        var refused = answers.stream().filter(answer -> answer.status() >= 300).toList();
        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst().status()).isEqualTo(403);
        assertThat(refused.getFirst().detail())
                .isEqualTo("the last owner cannot be deprovisioned; transfer ownership under Owners first");
        var left = owners.get(answers.indexOf(refused.getFirst()));
        assertThat(ownersOf(tenant)).containsExactly(left);
        assertThat(tenant.a().get("/Users/" + left).json().path("active").booleanValue())
                .isTrue();
        assertThat(seatsHeld(tenant)).isOne();
    }

    private static Answer leave(Client node, String verb, String user) {
        return verb.equals("DELETE") ? node.delete("/Users/" + user) : node.patch("/Users/" + user, DEACTIVATION);
    }

    @Test
    void changes_of_one_user_at_once_take_effect_or_are_to_be_repeated() {
        var tenant = nodes.tenant(1);
        var user = "/Users/" + provision(tenant, "bjensen", 1).getFirst();
        var attributes = List.of(
                "nickName", "title", "userType", "displayName", "name.givenName", "name.familyName", "name.middleName");

        var answers = AtOnce.send(IntStream.range(0, attributes.size())
                .mapToObj(at -> (Supplier<Answer>)
                        () -> tenant.node(at).patch(user, operation("replace", attributes.get(at), "\"changed\"")))
                .toList());

        assertThat(answers).extracting(Answer::status).contains(200).isSubsetOf(200, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .allSatisfy(busy -> assertThat(busy.header("Retry-After")).contains("1"));
        var reached = tenant.b().get(user).json();
        for (int at = 0; at < attributes.size(); at++) {
            assertThat(reached.at("/" + attributes.get(at).replace('.', '/')).asString(""))
                    .isEqualTo(answers.get(at).status() == 200 ? "changed" : "");
        }
    }

    @Test
    void whoever_is_removed_while_being_added_is_on_no_team() {
        int many = 15;
        var tenant = nodes.tenant(many);
        var users = provision(tenant, "leaver", many);
        var team =
                tenant.a().post("/Groups", "{\"displayName\": \"Tour Guides\"}").id();

        var answers = AtOnce.send(IntStream.range(0, many)
                .boxed()
                .<Supplier<Answer>>mapMulti((at, requests) -> {
                    requests.accept(() -> tenant.node(at).delete("/Users/" + users.get(at)));
                    requests.accept(() -> tenant.node(at + 1).patch("/Groups/" + team, assignment(users.get(at))));
                })
                .toList());

        assertThat(answers).extracting(Answer::status).isSubsetOf(204, 400);
        assertThat(members(tenant.a(), team)).isEmpty();
        assertThat(count("SELECT count(*) FROM roster WHERE team_id = ?", UUID.fromString(team)))
                .isZero();
        assertThat(count(
                        "SELECT count(*) FROM membership_span_1 WHERE team_id = ? AND until IS NULL",
                        UUID.fromString(team)))
                .isZero();
        assertThat(tenant.b().get("/Users").totalResults()).isZero();
        assertThat(seatsHeld(tenant)).isZero();
    }

    @Test
    void of_two_hundred_members_added_at_once_none_is_lost() {
        int many = 200;
        var tenant = nodes.tenant(many);
        var users = provision(tenant, "guide", many);
        var team =
                tenant.a().post("/Groups", "{\"displayName\": \"Tour Guides\"}").id();

        var answers = AtOnce.send(IntStream.range(0, many)
                .mapToObj(at ->
                        (Supplier<Answer>) () -> tenant.node(at).patch("/Groups/" + team, assignment(users.get(at))))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(204);
        assertThat(members(tenant.a(), team)).containsExactlyInAnyOrderElementsOf(users);
        assertThat(count("SELECT count(*) FROM roster WHERE team_id = ?", UUID.fromString(team)))
                .isEqualTo(many);
        assertThat(count(
                        "SELECT count(*) FROM event WHERE aggregate_id = ? AND name = 'team.members-assigned'",
                        UUID.fromString(team)))
                .isEqualTo(many);
    }

    @Test
    void additions_and_removals_at_once_all_take_effect() {
        int half = 25;
        var tenant = nodes.tenant(2 * half);
        var leaving = provision(tenant, "leaver", half);
        var joining = provision(tenant, "joiner", half);
        var team = tenant.a()
                .post("/Groups", "{\"displayName\": \"Tour Guides\", \"members\": [%s]}".formatted(values(leaving)))
                .id();

        var answers = AtOnce.send(IntStream.range(0, half)
                .boxed()
                .<Supplier<Answer>>mapMulti((at, requests) -> {
                    requests.accept(() -> tenant.node(at).patch("/Groups/" + team, unassignment(leaving.get(at))));
                    requests.accept(() -> tenant.node(at + 1).patch("/Groups/" + team, assignment(joining.get(at))));
                })
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(204);
        assertThat(members(tenant.a(), team)).containsExactlyInAnyOrderElementsOf(joining);
        assertThat(groups(tenant.b(), joining.getFirst())).containsExactly(team);
        assertThat(groups(tenant.b(), leaving.getFirst())).isEmpty();
    }

    private static List<String> provision(Tenant tenant, String name, int many) {
        var answers = AtOnce.send(IntStream.range(0, many)
                .mapToObj(at -> (Supplier<Answer>) () -> tenant.node(at).post("/Users", user(name + at)))
                .toList());
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        return answers.stream().map(Answer::id).toList();
    }

    private static String user(String userName) {
        return "{\"userName\": \"%s\"}".formatted(userName);
    }

    private static String assignment(String user) {
        return operation("add", "members", "[" + values(List.of(user)) + "]");
    }

    @Test
    void both_nodes_seal_one_ledger_and_each_goes_on_alone_while_the_other_is_frozen() {
        var tenant = nodes.tenant(100);
        nodes.both().forEach(node -> {
            node.freeze();
            try {
                Client other = nodes.both().toList().indexOf(node) == 0 ? tenant.b() : tenant.a();
                IntStream.range(0, 10).forEach(_ -> provision(other));
                awaitSealed();
            } finally {
                node.thaw();
            }
        });
        IntStream.range(0, 40).parallel().forEach(turn -> provision(tenant.node(turn)));
        awaitSealed();

        assertThat(count("SELECT count(*) FROM ledger")).isEqualTo(count("SELECT count(*) FROM event"));
        assertThat(count("SELECT max(seal_no) FROM ledger")).isEqualTo(count("SELECT count(*) FROM ledger"));
        assertThat(count("""
                        SELECT count(*) FROM (SELECT seal_no, row_number() OVER (ORDER BY global_index) AS no FROM ledger) AS s
                        WHERE seal_no <> no""")).isZero();
        assertThat(count("SELECT position FROM organization_head WHERE organization_id = ?", tenant.organization()))
                .isEqualTo(count("SELECT count(*) FROM event WHERE organization_id = ?", tenant.organization()));
    }

    private static void provision(Client node) {
        assertThat(node.post("/Users", "{\"userName\": \"%s\"}".formatted(UUID.randomUUID()))
                        .status())
                .isEqualTo(201);
    }

    private static void awaitSealed() {
        Await.until(
                Duration.ofSeconds(30),
                "everything sealed",
                () -> count("SELECT global_index FROM ledger_head") == count("SELECT max(global_index) FROM event"));
    }

    private static String unassignment(String user) {
        return "{\"Operations\": [{\"op\": \"remove\", \"path\": \"members[value eq \\\"%s\\\"]\"}]}".formatted(user);
    }

    private static String values(List<String> users) {
        return String.join(
                ", ", users.stream().map("{\"value\": \"%s\"}"::formatted).toList());
    }

    private static String operation(String op, String path, String value) {
        return "{\"Operations\": [{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}]}".formatted(op, path, value);
    }

    private static List<String> members(Client node, String team) {
        return ids(node.get("/Groups/" + team + "?attributes=members"), "members");
    }

    private static List<String> groups(Client node, String user) {
        return ids(node.get("/Users/" + user), "groups");
    }

    private static List<String> ids(Answer answer, String attribute) {
        return answer.json()
                .path(attribute)
                .valueStream()
                .map(element -> element.path("value").stringValue())
                .toList();
    }

    private static Stream<String> ownersOf(Tenant tenant) {
        return nodes
                .database()
                .sql("SELECT user_id FROM owner WHERE organization_id = ?")
                .param(tenant.organization())
                .query(UUID.class)
                .stream()
                .map(UUID::toString);
    }

    private static long seatsHeld(Tenant tenant) {
        return count(
                "SELECT count(*) FROM seat WHERE organization_id = ? AND holder IS NOT NULL", tenant.organization());
    }

    /** By the history of the seats, in the order of the events. */
    private static long mostSeatsEverHeld(Tenant tenant) {
        return count("""
                SELECT max(held) FROM (
                    SELECT sum(change) OVER (ORDER BY at) AS held FROM (
                        SELECT since_index AS at, 1 AS change FROM seat_span_1 WHERE organization_id = ?
                        UNION ALL
                        SELECT until_index, -1 FROM seat_span_1 WHERE organization_id = ? AND until IS NOT NULL))""", tenant.organization(), tenant.organization());
    }

    private static long count(String sql, Object... parameters) {
        return nodes.database().sql(sql).params(parameters).query(Long.class).single();
    }
}
