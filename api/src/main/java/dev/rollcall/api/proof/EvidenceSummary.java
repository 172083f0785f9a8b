package dev.rollcall.api.proof;

import dev.rollcall.api.audit.CsvText;
import dev.rollcall.api.audit.Software;
import dev.rollcall.api.console.ZonedTimes;
import dev.rollcall.kernel.proof.Envelope;
import dev.rollcall.query.audit.AuditTrailQueries;
import dev.rollcall.query.proof.EvidenceQueries;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The records of a pack as people read them, and after them what the file is about. */
@Component
class EvidenceSummary {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<String> COLUMNS = List.of(
            "position",
            "time",
            "fact",
            "about",
            "subject",
            "sequence",
            "actor",
            "connection",
            "verb",
            "receivedAt",
            "recordedAt",
            "request");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    private final EvidenceQueries records;
    private final AuditTrailQueries names;

    EvidenceSummary(EvidenceQueries records, AuditTrailQueries names) {
        this.records = records;
        this.names = names;
    }

    void write(Evidence evidence, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        var text = new CsvText(COLUMNS, writer);
        long rows = rows(evidence, text);
        colophon(evidence, rows).forEach(text::row);
        end(text, writer);
    }

    private static void end(CsvText text, Writer writer) throws IOException {
        text.flush();
        writer.flush();
    }

    private long rows(Evidence evidence, CsvText text) {
        var organization = evidence.organization().id();
        var times = new ZonedTimes(evidence.organization().zone());
        long last = evidence.range().last();
        long rows = 0;
        for (long behind = evidence.range().first() - 1; behind < last; behind += EvidenceQueries.PAGE) {
            var page = records.records(organization, behind, Math.min(last, behind + EvidenceQueries.PAGE));
            var known = names.names(organization, behind, Math.min(last, behind + EvidenceQueries.PAGE));
            page.forEach(row -> text.row(cells(row.envelope(), known, times)));
            rows += page.size();
        }
        return rows;
    }

    private static List<String> cells(Envelope envelope, Map<Long, String> known, ZonedTimes times) {
        return List.of(
                Long.toString(envelope.position()),
                times.iso(envelope.ledgerAt()),
                envelope.name(),
                oneLine(known.getOrDefault(envelope.position(), "")),
                envelope.subject().toString(),
                Long.toString(envelope.sequence()),
                envelope.actor(),
                envelope.connection() == null ? "" : envelope.connection().toString(),
                envelope.verb(),
                times.iso(envelope.receivedAt()),
                times.iso(envelope.recordedAt()),
                envelope.request().toString());
    }

    /** What no hash covers cannot look like more rows; the verifier refuses one that does. */
    private static String oneLine(String name) {
        return UNSEEN.matcher(name).replaceAll(" ");
    }

    private static List<List<String>> colophon(Evidence evidence, long rows) {
        var range = evidence.range();
        var organization = evidence.organization();
        return List.of(
                List.of(""),
                List.of("report", "Evidence: " + range.question()),
                List.of(
                        "organization",
                        oneLine(organization.name()),
                        organization.id().toString()),
                List.of("zone", organization.zone().getId()),
                List.of(
                        "made at",
                        new ZonedTimes(organization.zone()).iso(evidence.made()),
                        oneLine(evidence.madeBy())),
                List.of("positions", Long.toString(range.first()), Long.toString(range.last())),
                List.of(
                        "checkpoint at size",
                        Long.toString(evidence.checkpoint().size())),
                List.of("rows", Long.toString(rows)),
                List.of("names", "in \"about\" are those of today, where they are still known; no hash covers them"),
                List.of("software", Software.NAME));
    }
}
