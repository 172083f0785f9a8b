package dev.rollcall.api.reconciliation;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.rollcall.kernel.scim.Unicode;
import dev.rollcall.query.reconciliation.Leaver;
import dev.rollcall.query.reconciliation.NamedBy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which cell of a row says what. @param width how many cells a row has at most */
record ListHeader(Map<NamedBy, Integer> names, int left, int width) {
    static final String LEFT = "left";
    private static final int SHOWN = 100;
    private static final String COLUMNS =
            Arrays.stream(NamedBy.values()).map(NamedBy::column).collect(Collectors.joining(", "));

    static ListHeader of(CsvRecord first, char separator) throws UnreadableList {
        var names = new EnumMap<NamedBy, Integer>(NamedBy.class);
        int left = -1;
        for (int at = 0; at < first.getFieldCount(); at++) {
            var column = first.getField(at).strip();
            var named = NamedBy.of(column);
            if ((named.isPresent() && names.put(named.get(), at) != null)
                    || (column.equalsIgnoreCase(LEFT) && left >= 0)) {
                throw wrong(first, separator, "names %s twice; name it once".formatted(column));
            }
            left = column.equalsIgnoreCase(LEFT) ? at : left;
        }
        if (names.isEmpty()) {
            throw wrong(
                    first,
                    separator,
                    "is no header that names who left; name at least one column of %s".formatted(COLUMNS));
        }
        if (left < 0) {
            throw wrong(
                    first, separator, "names no column left; name one, with the day or the instant at which each left");
        }
        return new ListHeader(names, left, first.getFieldCount());
    }

    private static UnreadableList wrong(CsvRecord first, char separator, String what) {
        return UnreadableList.because("line %d (\"%s\") %s"
                .formatted(
                        first.getStartingLineNumber(),
                        Unicode.cut(String.join(Character.toString(separator), first.getFields()), SHOWN),
                        what));
    }

    /** The columns that say who left, as a message names them. */
    String nameColumns() {
        return names.keySet().stream().map(NamedBy::column).collect(Collectors.joining(", "));
    }

    /** In the order in which they are tried. */
    List<Leaver.Name> namesIn(CsvRecord row) {
        return names.entrySet().stream()
                .map(column -> new Leaver.Name(column.getKey(), cell(row, column.getValue())))
                .filter(name -> !name.value().isEmpty())
                .toList();
    }

    String leftIn(CsvRecord row) {
        return cell(row, left);
    }

    /** What a short row leaves out is empty. */
    private static String cell(CsvRecord row, int at) {
        return at < row.getFieldCount() ? row.getField(at).strip() : "";
    }
}
