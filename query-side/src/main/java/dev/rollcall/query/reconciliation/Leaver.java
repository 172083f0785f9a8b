package dev.rollcall.query.reconciliation;

import java.time.Instant;
import java.util.List;

/**
 * A row of a list of leavers.
 *
 * @param line of the file, from 1, the header
 * @param names what the row calls the person, at least one; the first that finds somebody counts
 * @param left the first instant at which the person was gone
 */
public record Leaver(int line, List<Name> names, Instant left) {
    public record Name(NamedBy by, String value) {}
}
