package dev.rollcall.api.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CSV (RFC 4180) that a spreadsheet cannot take for formulas: what begins like one gets an apostrophe before it. So does what
 * follows a semicolon, a tab or a line's end within a cell: where the comma is for decimals, spreadsheets part cells by
 * semicolons and know no quotes but those at the beginning of one.
 */
public final class CsvText {
    private static final String SEPARATORS = ";\t\r\n";
    private static final Pattern FORMULA =
            Pattern.compile("(?<=^|[;\t\r\n])(?=[\"' ]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|\\A[\t\r])");

    private final Writer text;
    private final CsvWriter writer;

    CsvText(List<String> columns) {
        this(columns, new StringWriter());
    }

    public CsvText(List<String> columns, Writer text) {
        this.text = text;
        this.writer = CsvWriter.builder().build(text);
        row(columns);
    }

    public void row(List<String> cells) {
        writer.writeRecord(cells.stream().map(CsvText::harmless).toList());
    }

    private static String harmless(String cell) {
        return isSuspect(cell) ? FORMULA.matcher(cell).replaceAll("'") : cell;
    }

    /** A pack has millions of cells, hardly any of which may not stand as it is. */
    private static boolean isSuspect(String cell) {
        return !cell.isEmpty()
                && (!Character.isLetterOrDigit(cell.charAt(0))
                        || SEPARATORS.chars().anyMatch(separator -> cell.indexOf(separator) > 0));
    }

    public void flush() throws IOException {
        writer.flush();
    }

    byte[] bytes() throws IOException {
        flush();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
