package dev.rollcall.api.audit;

import dev.rollcall.api.http.StreamedAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A report as a file for people, written page by page as it is read: it may be larger than memory. It begins with a byte
 * order mark, without which Excel takes UTF-8 for something else.
 */
public final class CsvDownload {
    /** So many rows are read at once, at most. */
    public static final int PAGE = 1000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final HttpServletResponse response;
    private final LongFunction<List<List<String>>> colophon;

    /** @param colophon what stands after so many rows */
    CsvDownload(HttpServletResponse response, LongFunction<List<List<String>>> colophon) {
        this.response = response;
        this.colophon = colophon;
    }

    /** A page of rows that comes after another one's last row, the first for null; an empty one behind the last. */
    public interface Pages<T> {
        List<T> after(@Nullable T last);
    }

    /** What fails on the way has no colophon, and its connection is cut. */
    public <T> void write(List<String> columns, Pages<T> pages, Function<T, List<?>> cells) throws IOException {
        StreamedAnswer.send(response, "A CSV file", () -> make(columns, pages, cells));
    }

    private <T> void make(List<String> columns, Pages<T> pages, Function<T, List<?>> cells) throws IOException {
        response.getWriter().write(BYTE_ORDER_MARK);
        var text = new CsvText(columns, response.getWriter());
        long rows = 0;
        var page = pages.after(null);
        while (!page.isEmpty()) {
            page.forEach(row ->
                    text.row(cells.apply(row).stream().map(Object::toString).toList()));
            rows += page.size();
            page = pages.after(page.getLast());
        }
        colophon.apply(rows).forEach(text::row);
        text.flush();
    }

    /** An empty cell for what there is not. */
    public static Object orEmpty(@Nullable Object value) {
        return value == null ? "" : value;
    }
}
