package dev.rollcall.query.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Sql;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** What wants to be known of an organization at a glance, counted no further than somebody reads. */
@Component
public final class OverviewQueries {
    /** What is counted no further. */
    public static final int MOST = 1_000;

    private static final String FIGURES = """
            SELECT (SELECT count(*) FROM (
                        SELECT true FROM seat_refusal_1 WHERE organization_id = ? LIMIT %1$d) AS refusal) AS refused,
                   (SELECT count(*) FROM (
                        SELECT true FROM deprovisioning_1 WHERE organization_id = ? AND effective_at >= ? LIMIT %1$d) AS ended)
                        AS deprovisioned""".formatted(MOST);

    private final Reads reads;

    public OverviewQueries(Reads reads) {
        this.reads = reads;
    }

    /** @param refused a seat, and without one since; @param deprovisioned since a day */
    public record Figures(long refused, long deprovisioned) {}

    public Figures figures(OrganizationId organization, Instant since) {
        return reads.list(
                        organization,
                        Sql.of(FIGURES, organization.value(), organization.value(), since.atOffset(ZoneOffset.UTC)),
                        (row, index) -> new Figures(row.getLong("refused"), row.getLong("deprovisioned")))
                .getFirst();
    }
}
