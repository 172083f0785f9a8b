package dev.rollcall.query.directory;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.filter.ListSql;
import dev.rollcall.query.filter.Listing;
import dev.rollcall.query.filter.RootSql;
import dev.rollcall.query.filter.Source;
import dev.rollcall.query.reading.Mark;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Results;
import dev.rollcall.query.reading.Results.Marked;
import dev.rollcall.query.reading.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Finds resources of several types in one list (RFC 7644 §3.4.2.1). */
@Component
public final class DirectoryQueries {
    /** A resource by its type and id. */
    public record Entry(String type, UUID id) {}

    private static final RowMapper<Marked<Entry>> ROW = (row, index) -> new Marked<>(
            new Entry(row.getString("type"), Rows.uuid(row, "id")),
            new Mark(Rows.uuid(row, "id"), row.getString(ListSql.SORTED)));

    private final Reads reads;

    public DirectoryQueries(Reads reads) {
        this.reads = reads;
    }

    public Results<Entry> search(OrganizationId organization, List<Source> sources, Listing listing) {
        var list = new RootSql(sources, listing);
        List<Marked<Entry>> rows =
                listing.slice().count() == 0 ? List.of() : reads.search(organization, list.part(), ROW);
        return Results.of(listing.slice(), rows, () -> reads.countFound(organization, list.count()));
    }
}
