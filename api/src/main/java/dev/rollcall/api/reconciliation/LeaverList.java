package dev.rollcall.api.reconciliation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.rollcall.kernel.proof.Sha256;
import dev.rollcall.query.reconciliation.Leaver;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A list of leavers, read whole or not at all.
 *
 * @param zone in which its days end
 * @param hash SHA-256 of the file, in hexadecimal
 */
record LeaverList(List<Leaver> leavers, ZoneId zone, String hash) {
    static final int MOST_BYTES = 2 * 1024 * 1024;
    static final int MOST_ROWS = 10_000;

    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    static LeaverList read(byte[] file, ZoneId zone) throws UnreadableList {
        var text = ListText.of(file);
        char separator = separator(text);
        var records = records(text, separator);
        var rows = new ListRows(ListHeader.of(records.getFirst(), separator), zone);
        var leavers = rows.read(records.subList(1, records.size()));
        return new LeaverList(leavers, zone, HexFormat.of().formatHex(Sha256.of(file)));
    }

    /** By which the first line has more cells; where Excel's settings have a decimal comma, it writes semicolons. */
    private static char separator(String text) {
        var header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return Stream.of(',', ';')
                .max(Comparator.comparingLong((Character separator) -> header.chars()
                                .filter(letter -> letter == separator)
                                .count())
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(',');
    }

    private static List<CsvRecord> records(String text, char separator) throws UnreadableList {
        var read = new ArrayList<CsvRecord>();
        var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
        try {
            for (CsvRecord row : reader) {
                requireFew(read.size());
                read.add(row);
            }
        } catch (CsvParseException broken) {
            throw UnreadableList.because(
                    "line %s: a quote does not end, or something stands behind its end; put the whole cell into double quotes, and double each one within"
                            .formatted(line(broken, read)));
        }
        return read;
    }

    /** @param read the header among them */
    private static void requireFew(int read) throws UnreadableList {
        if (read > MOST_ROWS) {
            throw UnreadableList.because(
                    "the list has more than %d rows; send it as several lists".formatted(MOST_ROWS));
        }
    }

    private static String line(CsvParseException broken, List<CsvRecord> read) {
        return Stream.iterate((Throwable) broken, Objects::nonNull, Throwable::getCause)
                .flatMap(cause ->
                        LINE.matcher(String.valueOf(cause.getMessage())).results())
                .map(found -> found.group(1))
                .findFirst()
                .orElseGet(() ->
                        read.isEmpty() ? "1" : Long.toString(read.getLast().getStartingLineNumber() + 1));
    }
}
