package dev.rollcall.query.ledger;

import dev.rollcall.kernel.fact.Writes;

/** The tables in which followers note how far they have followed an organization. */
public final class Followed {
    private static final String REACHED = """
            INSERT INTO %s (organization_id, position, ledger_at) VALUES (?, ?, ?)
            ON CONFLICT (organization_id) DO UPDATE SET position = excluded.position, ledger_at = excluded.ledger_at""";

    private Followed() {}

    public static void reached(String table, SealedFact last, Writes writes) {
        writes.add(REACHED.formatted(table), last.fact().organization(), last.position(), last.ledgerAt());
    }
}
