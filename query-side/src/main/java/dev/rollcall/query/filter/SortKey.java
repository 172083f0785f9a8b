package dev.rollcall.query.filter;

import dev.rollcall.query.filter.Column.Elements;
import dev.rollcall.query.filter.Column.Flag;
import dev.rollcall.query.filter.Column.Id;
import dev.rollcall.query.filter.Column.Number;
import dev.rollcall.query.filter.Column.Octets;
import dev.rollcall.query.filter.Column.Text;
import dev.rollcall.query.filter.Column.Time;
import dev.rollcall.query.filter.Column.Whole;

/** What rows are sorted by. @param type as PostgreSQL calls it */
record SortKey(String expression, String type) {
    /** @param sub which part of the element of a multi-valued attribute */
    static SortKey of(Column column, String sub) {
        return switch (column) {
            case Text text -> new SortKey("(" + text.expression() + ") COLLATE \"C\"", "text");
            case Octets octets -> new SortKey("(" + octets.expression() + ") COLLATE \"C\"", "text");
            case Id id -> new SortKey(id.expression(), "uuid");
            case Flag flag -> new SortKey(flag.expression(), "boolean");
            case Number number -> new SortKey(number.expression(), "numeric");
            case Time time -> new SortKey(time.expression(), "timestamptz");
            case Whole whole when whole.value() != null -> of(whole.value(), sub);
            case Whole whole -> throw Columns.unsearchable(whole.expression());
            case Elements elements when elements.whole() != null && !sub.equals("value") -> of(elements.whole(), sub);
            case Elements elements -> {
                var part = of(elements.sub().apply(sub), sub);
                yield new SortKey(elements.first().apply(part.expression()), part.type());
            }
        };
    }
}
