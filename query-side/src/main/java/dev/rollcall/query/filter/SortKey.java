package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.filter.Column.Absent;
import dev.rollcall.query.filter.Column.Elements;
import dev.rollcall.query.filter.Column.Flag;
import dev.rollcall.query.filter.Column.Id;
import dev.rollcall.query.filter.Column.Number;
import dev.rollcall.query.filter.Column.Octets;
import dev.rollcall.query.filter.Column.Own;
import dev.rollcall.query.filter.Column.Text;
import dev.rollcall.query.filter.Column.Time;
import dev.rollcall.query.filter.Column.Whole;
import java.util.Objects;
import java.util.Optional;

/** What rows are sorted by. @param type as PostgreSQL calls it */
record SortKey(String expression, String type) {
    /** Empty where the type has no such attribute. */
    static Optional<SortKey> of(ResourceType type, Columns columns, AttributePath path) {
        if (type.isAmbiguous(path)) {
            throw refused(
                    "sortBy \"%s\" is an attribute of several extensions; write the URN of the one you mean before it"
                            .formatted(path));
        }
        return type.find(path).filter(found -> found.attribute() != null).map(target -> of(columns, path, target));
    }

    private static SortKey of(Columns columns, AttributePath path, Target target) {
        var column = columns.of(target)
                .orElseThrow(() -> refused("sortBy \"%s\": this attribute cannot be sorted by".formatted(path)));
        var leaf = Objects.requireNonNull(target.leaf());
        if (leaf.complex() && leaf.sub("value").isEmpty()) {
            throw refused("sortBy \"%s\" is complex; name one of its sub-attributes".formatted(path));
        }
        return of(column, target.sub() == null ? "value" : target.sub().name());
    }

    static InvalidScim refused(String detail) {
        return new InvalidScim(ScimErrorType.INVALID_VALUE, detail);
    }

    /** For a type without the attribute, beside one that has it. */
    SortKey absent() {
        return new SortKey("cast(NULL AS %s)".formatted(type), type);
    }

    /** @param sub which part of the element of a multi-valued attribute */
    static SortKey of(Column column, String sub) {
        return switch (column) {
            case Text text -> new SortKey("(" + text.expression() + ") COLLATE \"C\"", "text");
            case Own own -> new SortKey(own.expression() + " COLLATE \"C\"", "text");
            case Octets octets -> new SortKey("(" + octets.expression() + ") COLLATE \"C\"", "text");
            case Absent _ -> throw new IllegalArgumentException("only the type that has the attribute knows its key");
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
