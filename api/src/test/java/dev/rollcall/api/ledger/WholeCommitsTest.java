package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.reading.Reads;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Between the events of one commit there was no state that could be told. */
class WholeCommitsTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

    private final UUID organization = UUID.randomUUID();
    private final UUID request = UUID.randomUUID();
    private final Sealing sealing = new Sealing(POSTGRES);
    private final LedgerQueries ledger = new LedgerQueries(new Reads(new JdbcTemplate(POSTGRES.server())));

    @AfterEach
    void close() {
        sealing.close();
    }

    private long whole(long position) {
        return ledger.whole(OrganizationId.of(organization.toString()), position);
    }

    private long sealed() {
        return sealing.owner()
                .sql("SELECT position FROM organization_head WHERE organization_id = ?")
                .param(organization)
                .query(Long.class)
                .single();
    }

    @Test
    void a_commit_that_is_sealed_in_part_is_not_told_yet() throws SQLException {
        var other = UUID.randomUUID();
        sealing.commit(organization, 1);
        try (var commit = sealing.begin(organization);
                var slow = sealing.begin(other)) {
            Sealing.insert(commit, organization, request);
            Sealing.insert(slow, other);
            Sealing.insert(commit, organization, request);
            commit.commit();
            sealing.sealer().cycle();
            assertThat(sealed()).isEqualTo(2);
            assertThat(whole(2)).isEqualTo(1);
            slow.rollback();
        }
        sealing.sealToTheEnd();
        assertThat(whole(2)).isEqualTo(1);
        assertThat(whole(3)).isEqualTo(3);
    }

    @Test
    void a_commit_is_one_however_many_others_wrote_meanwhile() throws SQLException {
        sealing.commit(organization, 1);
        try (var commit = sealing.begin(organization)) {
            Sealing.insert(commit, organization, request);
            sealing.commit(organization, 400);
            Sealing.insert(commit, organization, request);
            commit.commit();
        }
        sealing.sealToTheEnd();
        assertThat(sealed()).isEqualTo(403);
        assertThat(whole(2)).isEqualTo(1);
        assertThat(whole(200)).isEqualTo(1);
        assertThat(whole(402)).isEqualTo(1);
        assertThat(whole(403)).isEqualTo(403);
    }
}
