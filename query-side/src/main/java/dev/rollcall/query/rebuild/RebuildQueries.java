package dev.rollcall.query.rebuild;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import dev.rollcall.query.rebuild.RebuildView.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** When read models were made anew: for all organizations at once. */
@Component
public final class RebuildQueries {
    private static final String NEWEST = """
            SELECT r.models, r.begun_at, CASE WHEN r.last = 0 THEN 100 ELSE 100 * least(r.place, r.last) / r.last END AS percent,
                CASE WHEN r.outcome IS NOT NULL THEN upper(r.outcome)
                WHEN EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    AND (cast(classid AS bigint) << 32) + cast(objid AS bigint) = %d) THEN 'RUNNING'
                ELSE 'STOPPED' END AS state
            FROM view_rebuild r ORDER BY number DESC LIMIT ?""".formatted(OwnerTable.REBUILDING);

    private final Reads reads;

    public RebuildQueries(Reads reads) {
        this.reads = reads;
    }

    /** @param asking who asks; the answer is the same for all */
    public List<RebuildView> newest(OrganizationId asking, int most) {
        return reads.list(asking, Sql.of(NEWEST, most), RebuildQueries::view);
    }

    private static RebuildView view(ResultSet row, int index) throws SQLException {
        return new RebuildView(
                row.getString("models"),
                State.valueOf(row.getString("state")),
                Rows.instant(row, "begun_at"),
                row.getInt("percent"));
    }
}
