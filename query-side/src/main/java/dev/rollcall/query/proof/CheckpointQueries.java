package dev.rollcall.query.proof;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The checkpoints of one organization. */
@Component
public final class CheckpointQueries {
    private static final String CHECKPOINTS =
            "SELECT size, root, note, made_at FROM checkpoint WHERE organization_id = ? AND size";

    private final Reads reads;

    public CheckpointQueries(Reads reads) {
        this.reads = reads;
    }

    /** Empty before the first was signed. */
    public Optional<SignedCheckpoint> latest(OrganizationId organization) {
        return before(organization, Long.MAX_VALUE, 1).stream().findFirst();
    }

    public Optional<SignedCheckpoint> ofSize(OrganizationId organization, long size) {
        return reads.optional(
                organization,
                Sql.of(CHECKPOINTS + " = ?", organization.value(), size),
                (row, index) -> CheckpointTable.read(row));
    }

    /** Newest first: those that are smaller. */
    public List<SignedCheckpoint> before(OrganizationId organization, long size, int limit) {
        return reads.list(
                organization,
                Sql.of(CHECKPOINTS + " < ? ORDER BY size DESC LIMIT ?", organization.value(), size, limit),
                (row, index) -> CheckpointTable.read(row));
    }
}
