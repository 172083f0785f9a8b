package dev.rollcall.api.audit;

import dev.rollcall.api.console.ConsoleAccess;
import java.util.List;

/**
 * What a file says of itself after its rows, so that it can be read and checked years later.
 *
 * @param question in words, with its days
 * @param lastEvent the index of the organization's last event when the file was begun
 */
record Colophon(ConsoleAccess access, String question, long lastEvent) {
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
                List.of("history up to event", Long.toString(lastEvent)),
                List.of("rows", Long.toString(rows)),
                List.of("software", Software.NAME));
    }
}
