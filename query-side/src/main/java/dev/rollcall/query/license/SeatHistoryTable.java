package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.query.ledger.SealedFact;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of seat_held_1, seat_level_1 and seat_history_1. */
final class SeatHistoryTable {
    private static final String NEXT_LEVEL = """
            INSERT INTO seat_level_1 (organization_id, license_id, position, at, size, held, moved)
            SELECT before.organization_id, before.license_id, ?, ?, coalesce(cast(? AS integer), before.size), before.held + ?, ?
            FROM seat_level_1 before WHERE before.organization_id = ? AND before.license_id = ?
            ORDER BY before.position DESC LIMIT 1""";

    private final Writes writes;

    SeatHistoryTable(Writes writes) {
        this.writes = writes;
    }

    void begin(SealedFact fact, SeatsPurchased purchased) {
        writes.add(
                "INSERT INTO seat_level_1 (organization_id, license_id, position, at, size, held, moved) VALUES (?, ?, ?, ?, ?, 0, 0)",
                fact.fact().organization(),
                purchased.license(),
                fact.position(),
                fact.ledgerAt(),
                purchased.seats());
    }

    void resize(SealedFact fact, LicenseResized resized) {
        nextLevel(fact, resized.license(), resized.seats(), 0);
    }

    void take(SealedFact fact, SeatAssigned assigned) {
        writes.add(
                "INSERT INTO seat_held_1 (organization_id, license_id, number, user_id, held, since) VALUES (?, ?, ?, ?, int8range(?, NULL), ?)",
                fact.fact().organization(),
                assigned.license(),
                assigned.seat(),
                assigned.user(),
                fact.position(),
                fact.ledgerAt());
        nextLevel(fact, assigned.license(), null, 1);
    }

    void free(SealedFact fact, SeatReleased released) {
        writes.add(
                """
                UPDATE seat_held_1 SET held = int8range(lower(held), ?), until = ?
                WHERE organization_id = ? AND license_id = ? AND number = ? AND upper_inf(held)""", fact.position(), fact.ledgerAt(), fact.fact().organization(), released.license(), released.seat());
        nextLevel(fact, released.license(), null, -1);
    }

    /** @param size the new one, null where it stays */
    private void nextLevel(SealedFact fact, UUID license, @Nullable Integer size, int moved) {
        writes.add(
                NEXT_LEVEL,
                fact.position(),
                fact.ledgerAt(),
                size,
                moved,
                moved,
                fact.fact().organization(),
                license);
    }

    void reached(SealedFact last) {
        writes.add("""
                INSERT INTO seat_history_1 (organization_id, position, ledger_at) VALUES (?, ?, ?)
                ON CONFLICT (organization_id) DO UPDATE SET position = excluded.position, ledger_at = excluded.ledger_at""", last.fact().organization(), last.position(), last.ledgerAt());
    }
}
