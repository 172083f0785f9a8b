package dev.rollcall.api.audit;

import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.query.ledger.LedgerStretch;
import java.util.List;

/**
 * What a file says of itself after its rows, so that it can be read and checked years later.
 *
 * @param question in words, with its days
 * @param sealed the ledger of the organization, as far as the file tells of it
 */
record Colophon(ConsoleAccess access, String question, LedgerStretch sealed) {
    List<List<String>> lines(long rows) {
        return List.of(
                List.of(""),
                List.of("report", question),
                List.of(
                        "organization",
                        access.organizationName(),
                        access.organization().toString()),
                List.of("zone", access.times().zone().getId()),
                List.of("made at", access.times().iso(access.receivedAt()), access.userName()),
                List.of("positions", Long.toString(sealed.from()), Long.toString(sealed.to())),
                List.of("sealed through", access.times().iso(sealed.sealedThrough())),
                List.of("rows", Long.toString(rows)),
                List.of("software", Software.NAME));
    }
}
