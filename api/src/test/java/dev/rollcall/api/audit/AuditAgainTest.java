package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.Follower;
import dev.rollcall.query.ledger.LedgerSource;
import dev.rollcall.query.ledger.SealedFact;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The audit trail is a function of the ledger: made again from the beginning, in whatever batches, it is the same. */
class AuditAgainTest {
    private static final List<String> TABLES =
            List.of("audit_entry_2", "audit_mark_2", "audit_state_2", "audit_trail_2");
    private static final AuditHistory ACME = AuditHistory.told();

    private final RunningServer server = RunningServer.get();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 200})
    void made_again_from_zero_it_has_the_same_rows(int batch) throws Exception {
        var access = DatabaseAccess.toRunning(server.home()).orElseThrow();
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password())) {
            connection.setAutoCommit(false);
            var owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var before = rows(owner);
            assertThat(before.values()).noneMatch(List::isEmpty);
            TABLES.forEach(table -> owner.sql("DELETE FROM " + table + " WHERE organization_id = ?")
                    .param(ACME.id().value())
                    .update());

            follow(facts(), batch, owner);

            assertThat(rows(owner)).isEqualTo(before);
            connection.rollback();
        }
    }

    private static Map<String, List<String>> rows(JdbcClient owner) {
        return TABLES.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> owner.sql("SELECT t::text FROM " + table + " t WHERE organization_id = ? ORDER BY 1")
                                .param(ACME.id().value())
                                .query(String.class)
                                .list()));
    }

    private List<SealedFact> facts() throws InterruptedException {
        var facts = new ArrayList<SealedFact>();
        try (var stream = server.bean(LedgerSource.class).openStream(null)) {
            while (stream.hasNextAvailable()) {
                var fact = (SealedFact) stream.nextAvailable().getPayload();
                if (fact.fact().origin().organization().equals(ACME.id())) {
                    facts.add(fact);
                }
            }
        }
        return facts;
    }

    private void follow(List<SealedFact> facts, int batch, JdbcClient owner) {
        var follower = server.beans().getBeanProvider(Follower.class).stream()
                .filter(each -> each.name().startsWith("audit trail"))
                .findFirst()
                .orElseThrow();
        for (int from = 0; from < facts.size(); from += batch) {
            follower.follow(facts.subList(from, Math.min(facts.size(), from + batch)), new OwnersWrites(owner));
        }
    }

    private record OwnersWrites(JdbcClient owner) implements Writes {
        @Override
        public void add(String sql, @Nullable Object... values) {
            owner.sql(sql)
                    .params(Arrays.stream(values).map(OwnersWrites::bound).toList())
                    .update();
        }

        private static @Nullable Object bound(@Nullable Object value) {
            return switch (value) {
                case Instant instant -> instant.atOffset(ZoneOffset.UTC);
                case List<?> ids -> ids.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
                case null -> null;
                default -> value;
            };
        }
    }
}
