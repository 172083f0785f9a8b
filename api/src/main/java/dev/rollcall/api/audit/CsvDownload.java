package dev.rollcall.api.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/** A report as a file, written page by page as it is read: it may be larger than memory. */
public final class CsvDownload {
    /** So many rows are read at once; a shorter page is the last one. */
    public static final int PAGE = 1000;

    private final HttpServletResponse response;

    private CsvDownload(HttpServletResponse response) {
        this.response = response;
    }

    public static CsvDownload named(String fileName, HttpServletResponse response) {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment().filename(fileName).build().toString());
        return new CsvDownload(response);
    }

    /** A page of rows that comes after another one's last row, the first for null. */
    public interface Pages<T> {
        List<T> after(@Nullable T last);
    }

    public <T> void write(List<String> columns, Pages<T> pages, Function<T, List<?>> cells) throws IOException {
        var text = new CsvText(columns, response.getWriter());
        var page = pages.after(null);
        while (!page.isEmpty()) {
            page.forEach(row ->
                    text.row(cells.apply(row).stream().map(Object::toString).toList()));
            page = page.size() < PAGE ? List.of() : pages.after(page.getLast());
        }
        text.flush();
    }

    /** An empty cell for what there is not. */
    public static Object orEmpty(@Nullable Object value) {
        return value == null ? "" : value;
    }
}
