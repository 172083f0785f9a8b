package dev.rollcall.api.audit;

import dev.rollcall.query.audit.AuditField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a reader of the audit trail looks for, as it came.
 *
 * @param fields of the form, those that were filled in
 * @param oldest whether the oldest come first
 * @param cursor the last position of the page before
 */
record AuditSearch(
        Map<String, String[]> fields,
        boolean oldest,
        @Nullable Long cursor) {
    static final String PATH = "/console/audit";
    private static final List<String> FORM = Stream.concat(
                    Stream.of(AuditField.values()).map(AuditField::parameter), Stream.of("from", "to"))
            .toList();

    static AuditSearch of(Map<String, String[]> sent) {
        var fields = new TreeMap<>(AuditParameters.withoutBlanks(sent));
        fields.keySet().retainAll(FORM);
        boolean oldest = sent.containsKey("order");
        return new AuditSearch(fields, oldest, cursor(sent.get(oldest ? "after" : "before")));
    }

    /** What is no position is that of no page. */
    private static @Nullable Long cursor(String @Nullable [] sent) {
        return sent != null && sent[0].matches("\\d{1,18}") ? Long.valueOf(sent[0]) : null;
    }

    public String value(String field) {
        return Arrays.stream(fields.getOrDefault(field, new String[0])).collect(Collectors.joining(","));
    }

    public boolean isForAll() {
        return fields.isEmpty();
    }

    public String newest() {
        return url(PATH, Map.of());
    }

    public String eldest() {
        return url(PATH, Map.of("order", "oldest"));
    }

    public String next(long position) {
        return oldest
                ? url(PATH, Map.of("order", "oldest", "after", Long.toString(position)))
                : url(PATH, Map.of("before", Long.toString(position)));
    }

    public String csv() {
        return url(PATH + "/csv", Map.of());
    }

    public String jsonl() {
        return url(PATH + "/jsonl", Map.of());
    }

    private String url(String path, Map<String, String> more) {
        var url = UriComponentsBuilder.fromPath(path);
        var values = new TreeMap<String, Object>(more);
        fields.keySet().forEach(field -> values.put(field, value(field)));
        values.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
        return url.encode().buildAndExpand(values).toUriString();
    }
}
