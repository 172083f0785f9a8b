package dev.rollcall.api.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The time that a report tells of, in ledger time.
 *
 * @param position the last one of the organization's ledger then, with which a commit ended
 * @param sealedThrough the latest time that could be asked for
 */
record AsOf(Instant time, long position, Instant sealedThrough) {
    Map<String, String> question() {
        Map<String, String> question = new HashMap<>(Positions.of(1, position, sealedThrough));
        question.put("asOf", time.toString());
        question.put("position", Long.toString(position));
        return question;
    }
}
