package dev.rollcall.api.reconciliation;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.rollcall.api.reconciliation.UnreadableList.Mistakes;
import dev.rollcall.query.reconciliation.Leaver;
import dev.rollcall.query.reconciliation.NamedBy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of a list below its header. */
final class ListRows {
    private static final int LONGEST = 1000;
    private static final String WHEN =
            "send a day such as 2026-03-31, whose end is meant, or an instant with its offset such as 2026-03-31T17:00:00+02:00, of the years 1900 to 2999";

    private final ListHeader header;
    private final ZoneId zone;
    private final Mistakes mistakes = new Mistakes();

    ListRows(ListHeader header, ZoneId zone) {
        this.header = header;
        this.zone = zone;
    }

    /** Rows without anything in them, as spreadsheets leave them behind, are none. */
    List<Leaver> read(List<CsvRecord> records) throws UnreadableList {
        List<Leaver> leavers = new ArrayList<>(records.size());
        for (CsvRecord row : records) {
            if (mistakes.areEnough()) {
                break;
            }
            if (!row.getFields().stream().allMatch(String::isBlank)) {
                leaver(row).ifPresent(leavers::add);
            }
        }
        mistakes.throwAny();
        if (leavers.isEmpty()) {
            throw UnreadableList.because("the list has a header and no rows; send a row for each who left");
        }
        return leavers;
    }

    private Optional<Leaver> leaver(CsvRecord row) {
        long line = row.getStartingLineNumber();
        if (row.getFieldCount() > header.width()) {
            mistakes.add(
                    line,
                    "cell " + (header.width() + 1),
                    row.getField(header.width()),
                    "a row has at most the %d cells of the header; put a cell that holds the separator into double quotes"
                            .formatted(header.width()));
            return Optional.empty();
        }
        var names = header.namesIn(row);
        if (names.isEmpty()) {
            mistakes.add(line, header.nameColumns(), "", "say who left");
        }
        names.forEach(name -> requireSound(line, name));
        var left = left(line, header.leftIn(row));
        return left.filter(_ -> !names.isEmpty()).map(when -> new Leaver((int) line, names, when));
    }

    private void requireSound(long line, Leaver.Name name) {
        var value = name.value();
        if (value.length() > LONGEST) {
            mistakes.add(line, name.by().column(), value, "send at most %d characters".formatted(LONGEST));
        } else if (value.indexOf('\0') >= 0) {
            mistakes.add(line, name.by().column(), value.replace("\0", "␀"), "leave the character U+0000 out");
        } else if (name.by() == NamedBy.ID && !isId(value)) {
            mistakes.add(
                    line,
                    name.by().column(),
                    value,
                    "send the id that Rollcall gave the member, such as 0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b; call a column with numbers of your own something else");
        }
    }

    private static boolean isId(String value) {
        try {
            return UUID.fromString(value).toString().equalsIgnoreCase(value);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    private Optional<Instant> left(long line, String text) {
        var left = LeftTime.of(text, zone);
        if (left.isEmpty()) {
            mistakes.add(line, ListHeader.LEFT, text.replace("\0", "␀"), WHEN);
        }
        return left;
    }
}
