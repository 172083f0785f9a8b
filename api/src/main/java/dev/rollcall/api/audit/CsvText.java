package dev.rollcall.api.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV (RFC 4180) that a spreadsheet cannot take for formulas: what begins like one gets an apostrophe before it. */
public final class CsvText {
    private static final String FORMULA_STARTS = "=+-@\t\r";

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
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    public void flush() throws IOException {
        writer.flush();
    }

    byte[] bytes() throws IOException {
        flush();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
