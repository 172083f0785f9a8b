package dev.rollcall.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.query.reading.Keyset;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows for an auditor, as JSON or CSV, with the question that they answer; in CSV it stands after the rows and an empty
 * line. Where more rows follow, the answer says with which {@code after} to go on, as {@code next}; beside CSV the header
 * {@code Rollcall-Next} says so too.
 */
public final class Report<T extends Record> {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .build();
    static final MediaType CSV = new MediaType("text", "csv");
    private static final MediaType CSV_UTF_8 = new MediaType(CSV, StandardCharsets.UTF_8);

    private final Class<T> rowType;
    private final List<T> rows;
    private final String next;
    private final String continuing;

    private Report(Class<T> rowType, List<T> rows, String next, String continuing) {
        this.rowType = rowType;
        this.rows = rows;
        this.next = next;
        this.continuing = continuing;
    }

    /**
     * @param rows of the page, and one more where there are more
     * @param index the order of the rows, by which the next page is found
     */
    public static <T extends Record> Report<T> of(
            Class<T> rowType, List<T> rows, Keyset page, ToLongFunction<T> index) {
        boolean more = rows.size() > page.limit();
        return of(rowType, more ? rows.subList(0, page.limit()) : rows, more, index);
    }

    /** @param more whether others follow the last of the rows */
    static <T extends Record> Report<T> of(Class<T> rowType, List<T> rows, boolean more, ToLongFunction<T> index) {
        return new Report<>(rowType, rows, more ? Long.toString(index.applyAsLong(rows.getLast())) : "", "after");
    }

    /** @param parameter by which to go on, where that is not {@code after} */
    Report<T> continuedBy(String parameter) {
        return new Report<>(rowType, rows, next, parameter);
    }

    public ResponseEntity<?> answer(ReportParameters asked, ZoneId zone) throws IOException {
        return answer(asked, zone, Map.of());
    }

    /** @param circumstances what the answer holds for, besides what was asked */
    public ResponseEntity<?> answer(ReportParameters asked, ZoneId zone, Map<String, String> circumstances)
            throws IOException {
        var question = asked.question(zone.getId());
        question.putAll(circumstances);
        if (asked.csv()) {
            return csv(asked.fileName(), question);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json(question));
    }

    private ObjectNode json(Map<String, String> question) {
        ObjectNode json = MAPPER.createObjectNode();
        json.set("query", MAPPER.valueToTree(question));
        json.put("rowCount", rows.size()).put("version", Software.NAME);
        if (!next.isEmpty()) {
            json.put("next", next);
        }
        json.set("rows", MAPPER.valueToTree(rows));
        return json;
    }

    private ResponseEntity<byte[]> csv(String fileName, Map<String, String> question) throws IOException {
        var columns = columns(rowType);
        var text = new CsvText(columns);
        rows.forEach(row -> text.row(cells(columns, row)));
        colophon(question).forEach(text::row);
        var answer = ResponseEntity.ok()
                .contentType(CSV_UTF_8)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(fileName)
                                .build()
                                .toString());
        return (next.isEmpty() ? answer : answer.header("Rollcall-Next", next)).body(text.bytes());
    }

    private List<List<String>> colophon(Map<String, String> question) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(""));
        question.forEach((name, value) -> lines.add(List.of(name, value)));
        lines.add(List.of("rowCount", Integer.toString(rows.size())));
        if (!next.isEmpty()) {
            lines.add(List.of("next", next, "more rows follow: ask again with %s=%s".formatted(continuing, next)));
        }
        lines.add(List.of("version", Software.NAME));
        return lines;
    }

    static List<String> columns(Class<? extends Record> rowType) {
        return Arrays.stream(rowType.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    static JsonNode json(Record row) {
        return MAPPER.valueToTree(row);
    }

    static List<String> cells(List<String> columns, Record row) {
        var json = json(row);
        return columns.stream().map(column -> cell(json.path(column))).toList();
    }

    private static String cell(JsonNode value) {
        return value.isNull() ? "" : value.isContainer() ? value.toString() : value.asString();
    }
}
