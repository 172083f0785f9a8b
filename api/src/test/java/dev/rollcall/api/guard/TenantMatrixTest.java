package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two fences stand between organizations, the predicate of each statement and row-level security. Either one is enough. */
class TenantMatrixTest {
    /** What is asked before the organization is known, or belongs to none; a table lock shows nobody a row. */
    private static final List<String> ASKED_WITHOUT_ORGANIZATION = List.of(
            "from token_view_1 where kid = ?",
            "from connection_view_1 where connection_id = ?",
            "from token_view_1 where revoked_at is null and expires_at >= ?",
            "from credential where email_key = ?",
            "select distinct organization_id from seat_wait_block_1",
            "from installation",
            "delete from console_session where expiry_time",
            "pg_advisory_xact_lock(",
            "select set_config('rollcall.organization', ?, true)");

    /**
     * Tables that requests add rows to and do not ask, one that only a POST for a member made by hand asks, one by which
     * a follower of the ledger alone knows what was before, those of the proofs, which the admin API asks, and those that
     * views of the past show under other names.
     */
    private static final List<String> NEVER_ASKED = List.of(
            "deprovisioning_1",
            "refusal_1",
            "verified_domain",
            "audit_state_2",
            "checkpoint",
            "ledger_subtree",
            "user_version_1",
            "user_email_version_1",
            "user_value_version_1",
            "user_level_1",
            "team_version_1",
            "membership_version_1");

    private static ServerWithoutPredicates withoutPredicates;

    @BeforeAll
    static void start() {
        RunningServer.get();
        withoutPredicates = new ServerWithoutPredicates();
    }

    @AfterAll
    static void stop() {
        withoutPredicates.close();
    }

    private static TenantMatrix.Other other(String dialect) {
        return TenantMatrix.Other.of(RunningServer.get().tenant(dialect));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc", "okta", "entra", "ping", "strict"})
    void behind_both_fences_the_other_organization_is_nobody(String dialect) {
        var other = other(dialect);
        var matrix = new TenantMatrix(RunningServer.get().tenant(dialect).scim());
        Untouched.during(other.tenant(), () -> matrix.run(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc", "okta"})
    void without_row_level_security_the_predicates_are_enough(String dialect) {
        var other = other(dialect);
        var matrix = new TenantMatrix(RunningServer.get().tenant(dialect).scim());
        try (var owner = DatabaseOwner.connect()) {
            Untouched.during(other.tenant(), () -> owner.withoutRowLevelSecurity(() -> matrix.run(other)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc", "okta"})
    void without_predicates_row_level_security_is_enough(String dialect) {
        var other = other(dialect);
        var matrix =
                new TenantMatrix(withoutPredicates.client(RunningServer.get().tenant(dialect)));
        Untouched.during(other.tenant(), () -> matrix.run(other));
    }

    /** If this fails, the two tests above have taken no fence away. Only asks: without fences a change hits everybody. */
    @Test
    void without_both_fences_the_other_organization_is_seen() {
        var other = other("rfc");
        var client = withoutPredicates.client(RunningServer.get().tenant("rfc"));
        var user = "/Users/" + other.names().user();
        assertThat(client.get(user).status()).isEqualTo(404);

        try (var owner = DatabaseOwner.connect()) {
            owner.withoutRowLevelSecurity(() -> {
                assertThat(client.get(user).body()).contains(other.secret());
                assertThat(client.filter(
                                        "/Groups",
                                        "members.value eq \"%s\""
                                                .formatted(other.names().user()))
                                .totalResults())
                        .isEqualTo(1);
            });
        }
    }

    @Test
    void behind_both_fences_an_operators_work_reaches_no_other_organization() {
        operate(new OperatorMatrix(RunningServer.get().beans()));
    }

    @Test
    void without_row_level_security_an_operators_work_reaches_no_other_organization() {
        try (var owner = DatabaseOwner.connect()) {
            owner.withoutRowLevelSecurity(
                    () -> operate(new OperatorMatrix(RunningServer.get().beans())));
        }
    }

    @Test
    void without_predicates_an_operators_work_reaches_no_other_organization() {
        operate(new OperatorMatrix(withoutPredicates.beans()));
    }

    private static void operate(OperatorMatrix matrix) {
        var other = RunningServer.get().tenant("rfc");
        var ownerOfOther = matrix.owner(other);
        var own = RunningServer.get().tenant("rfc");
        Untouched.during(other, () -> matrix.run(own, other, ownerOfOther));
    }

    /** On the node that loses them, so that every statement is seen: each has a predicate, each table is under one. */
    @Test
    void every_statement_names_its_organization_and_every_table_is_asked() {
        new TenantMatrix(withoutPredicates.client(RunningServer.get().tenant("okta"))).run(other("okta"));
        operate(new OperatorMatrix(withoutPredicates.beans()));

        assertThat(withoutPredicates.untouched().stream()
                        .map(TenantMatrixTest::plain)
                        .filter(sql -> !sql.matches("(with in_\\w+ as \\()?insert into .*") && !sql.equals("commit"))
                        .filter(sql -> ASKED_WITHOUT_ORGANIZATION.stream().noneMatch(sql::contains)))
                .isEmpty();
        try (var owner = DatabaseOwner.connect()) {
            assertThat(owner.fencedTables().stream()
                            .filter(table -> withoutPredicates.rewritten().stream()
                                    .flatMap(TenantMatrixTest::words)
                                    .noneMatch(table::equals)))
                    .isSubsetOf(NEVER_ASKED);
        }
    }

    private static Stream<String> words(String sql) {
        return Stream.of(sql.split("\\W+"));
    }

    private static String plain(String sql) {
        return sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
