package dev.rollcall.query.audit;

import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entries by the value that one attribute had before or has afterwards, in whatever letter case. */
final class ChangedValue {
    private static final String CHANGES =
            "jsonb_array_elements(coalesce(e.changes, '[]') || coalesce(e.personal_changes, '[]')) c";

    /** The whole of a plain value, or any value in one that is a structure, such as an e-mail. */
    private static final String IS = """
            (lower(%1$s) = lower(?) OR EXISTS (SELECT 1 FROM jsonb_path_query(
                CASE WHEN %1$s IS JSON ARRAY OR %1$s IS JSON OBJECT THEN %1$s::jsonb END, '$.**') leaf
                WHERE jsonb_typeof(leaf) NOT IN ('array', 'object') AND lower(leaf #>> '{}') = lower(?)))""";

    private static final String WAS = IS.formatted("(c->>4)");
    private static final String BECAME = IS.formatted("(c->>5)");

    private ChangedValue() {}

    /** Empty where no value is asked for; else of the attribute that is, and all of it of the same change. */
    static Optional<Sql> of(Map<AuditField, List<String>> filter) {
        var values = filter.keySet().stream().filter(AuditField::isOfChange).toList();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var attribute = filter.getOrDefault(AuditField.ATTRIBUTE, List.of("")).getFirst();
        var sql = Sql.of("EXISTS (SELECT 1 FROM " + CHANGES + " WHERE lower(split_part(c->>3, ' ', 1)) = ?", attribute);
        for (var field : values) {
            var value = filter.getOrDefault(field, List.of("")).getFirst();
            sql = sql.then("AND").then(field == AuditField.WAS ? WAS : BECAME, value, value);
        }
        return Optional.of(sql.then(")"));
    }
}
