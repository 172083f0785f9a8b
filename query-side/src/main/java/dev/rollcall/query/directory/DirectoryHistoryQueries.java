package dev.rollcall.query.directory;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far users, teams and seats can be shown as of the past. */
@Component
public final class DirectoryHistoryQueries {
    private static final List<String> FOLLOWED = List.of("user_history_1", "team_history_1", "seat_history_1");

    private final LedgerQueries ledger;

    public DirectoryHistoryQueries(LedgerQueries ledger) {
        this.ledger = ledger;
    }

    /** Empty before the history of the organization was followed at all. */
    public Optional<Sealed> reached(OrganizationId organization) {
        return ledger.followed(organization, FOLLOWED);
    }
}
