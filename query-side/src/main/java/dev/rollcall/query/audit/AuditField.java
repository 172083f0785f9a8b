package dev.rollcall.query.audit;

import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Locale;

/** What entries of the audit trail are looked for by. */
public enum AuditField {
    ACTOR("e.actor = ?"),
    CONNECTION("e.connection_id = cast(? AS uuid)"),
    REQUEST("e.request_id = cast(? AS uuid)"),
    FACT("e.fact = ANY (cast(? AS text[]))"),
    USER,
    TEAM,
    SEAT("e.seat = cast(? AS integer)"),
    VERB("e.verb = ?"),
    ATTRIBUTE,
    WAS,
    BECAME,
    REASON("e.reason IS NOT NULL AND e.reason ILIKE ?");

    /** Of what stands in audit_mark_2. */
    private static final String MARKED = """
            e.position IN (SELECT m.position FROM audit_mark_2 m
                WHERE m.organization_id = ? AND m.mark = ? AND m.position > ? AND m.position <= ?)""";

    private final String condition;

    /** By a column of the entry. */
    AuditField(String condition) {
        this.condition = condition;
    }

    /** By a mark of the entry. */
    AuditField() {
        this.condition = "";
    }

    /** As it is called in requests. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is asked of one change, that of the attribute which is asked for too. */
    public boolean isOfChange() {
        return this == WAS || this == BECAME;
    }

    String mark(String value) {
        return parameter() + " " + value;
    }

    Sql is(Object organization, List<String> values, AuditStretch stretch) {
        if (condition.isEmpty()) {
            return Sql.of(MARKED, organization, mark(values.getFirst()), stretch.after(), stretch.last());
        }
        return Sql.of(condition, value(values));
    }

    private String value(List<String> values) {
        return switch (this) {
            case FACT -> Sql.array(values);
            case REASON -> "%" + Sql.escapedForLike(values.getFirst()) + "%";
            default -> values.getFirst();
        };
    }
}
