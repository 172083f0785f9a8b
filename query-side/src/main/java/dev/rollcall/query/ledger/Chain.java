package dev.rollcall.query.ledger;

import dev.rollcall.query.reading.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives events their places, one after the other: a function of their rows and of where the ledger ended before. */
final class Chain {
    private final List<Leaf> leaves = new ArrayList<>();
    private final Map<UUID, OrganizationHead> heads = new HashMap<>();
    private long sealNo;

    Chain(long sealNo) {
        this.sealNo = sealNo;
    }

    /** @param event with the head of its organization, as far as the ledger goes */
    void add(ResultSet event) throws SQLException {
        var organization = Rows.uuid(event, "organization_id");
        var before = heads.containsKey(organization) ? heads.get(organization) : OrganizationHead.of(event);
        var place = before.next(Rows.instant(event, "recorded_at"));
        heads.put(organization, place);
        leaves.add(new Leaf(
                ++sealNo, event.getLong("global_index"), Envelopes.read(event, place.position(), place.ledgerAt())));
    }

    List<Leaf> leaves() {
        return leaves;
    }

    Map<UUID, OrganizationHead> heads() {
        return heads;
    }

    long sealNo() {
        return sealNo;
    }
}
