package dev.rollcall.query.rebuild;

import java.util.UUID;

/**
 * Where a table of today is not what the facts of an organization say.
 *
 * @param row the whole row, as PostgreSQL writes it
 */
public record Difference(UUID organization, String table, Kind kind, String row) {
    public enum Kind {
        /** The facts say it, the table does not have it. */
        MISSING,
        /** The table has it, no fact says it. */
        UNFOUNDED
    }
}
