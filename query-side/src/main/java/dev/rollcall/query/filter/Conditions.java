package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.DateTimes;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.filter.Column.Absent;
import dev.rollcall.query.filter.Column.Elements;
import dev.rollcall.query.filter.Column.Flag;
import dev.rollcall.query.filter.Column.Fold;
import dev.rollcall.query.filter.Column.Id;
import dev.rollcall.query.filter.Column.Number;
import dev.rollcall.query.filter.Column.Octets;
import dev.rollcall.query.filter.Column.Own;
import dev.rollcall.query.filter.Column.Text;
import dev.rollcall.query.filter.Column.Time;
import dev.rollcall.query.filter.Column.Whole;
import dev.rollcall.query.reading.Sql;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One comparison of one column, typed by the schema. */
final class Conditions {
    private static final int LAST_YEAR = 9999;

    private Conditions() {}

    static Sql present(Column column) {
        return switch (column) {
            case Text text -> Sql.of("(" + text.expression() + " <> '')");
            case Own own -> present(own.text()).then("AND").then(own.owned()).inParentheses();
            case Octets octets -> Sql.of("(" + octets.expression() + " <> '')");
            case Absent _ -> Sql.FALSE;
            case Id id -> Sql.of("(" + id.expression() + " IS NOT NULL)");
            case Flag flag -> Sql.of("(" + flag.stated() + " IS NOT NULL)");
            case Number number -> Sql.of("(" + number.expression() + " IS NOT NULL)");
            case Time time -> Sql.of("(" + time.expression() + " IS NOT NULL)");
            case Whole whole -> Sql.of("(" + whole.expression() + " IS NOT NULL)");
            case Elements elements -> elements.some().apply(Sql.TRUE);
        };
    }

    static Sql compare(Column column, Comparison comparison) {
        if (comparison.value().isNull()) {
            return compareWithNull(present(column), comparison);
        }
        return switch (column) {
            case Text text -> text(text, comparison);
            case Own own -> own(own, comparison);
            case Octets octets -> octets(octets, comparison);
            case Absent _ -> comparison.operator() == Operator.NE ? Sql.TRUE : Sql.FALSE;
            case Id id -> id(id, comparison);
            case Flag flag -> flag(flag, comparison);
            case Number number -> ordered(number.expression(), comparison, number(comparison), "?");
            case Time time -> ordered(time.expression(), comparison, time(comparison), "?");
            case Whole whole when whole.value() != null -> compare(whole.value(), comparison);
            case Whole _ -> throw wrong(comparison, "one of its sub-attributes");
            case Elements _ -> throw wrong(comparison, "an element");
        };
    }

    /** Null is the same as unassigned (RFC 7643 §2.5). */
    static Sql compareWithNull(Sql present, Comparison comparison) {
        return switch (comparison.operator()) {
            case EQ -> present.then("IS NOT TRUE").inParentheses();
            case NE -> present;
            default -> throw wrong(comparison, "eq null or ne null");
        };
    }

    private static Sql text(Text column, Comparison comparison) {
        requireText(comparison);
        var value = fold(column.fold(), storable(comparison));
        var bound = column.fold() == Fold.FOLDED ? Columns.foldedValue() : "?";
        return switch (comparison.operator()) {
            case CO -> like(column, "%", value, "%");
            case SW -> like(column, "", value, "%");
            case EW -> like(column, "%", value, "");
            case EQ, NE -> ordered(column.expression(), comparison, value, bound);
            case GT, GE, LT, LE -> ordered(column.expression() + " COLLATE \"C\"", comparison, value, bound);
        };
    }

    /** What PostgreSQL folds may become a sign that LIKE takes for another, such as a full-width per cent sign: it is escaped after that. */
    private static Sql like(Text column, String before, String value, String after) {
        return column.fold() == Fold.FOLDED
                ? Sql.of(
                        "(%s LIKE '%s' || %s || '%s')"
                                .formatted(
                                        column.expression(), before, Sql.escapingForLike(Columns.foldedValue()), after),
                        value)
                : Sql.of("(" + column.expression() + " LIKE ?)", before + Sql.escapedForLike(value) + after);
    }

    private static Sql own(Own column, Comparison comparison) {
        boolean different = comparison.operator() == Operator.NE;
        var operator = different ? Operator.EQ : comparison.operator();
        var same = text(column.text(), new Comparison(comparison.path(), operator, comparison.value()))
                .then("AND")
                .then(column.owned())
                .inParentheses();
        return different ? same.then("IS NOT TRUE").inParentheses() : same;
    }

    private static Sql octets(Octets column, Comparison comparison) {
        return switch (comparison.operator()) {
            case GT, GE, LT, LE -> throw wrong(comparison, "eq, ne, co, sw or ew");
            default -> text(new Text(column.expression(), Fold.EXACT), comparison);
        };
    }

    /** A number too: Entra's page shows values without quotes. */
    private static void requireText(Comparison comparison) {
        if (!comparison.value().isString() && !comparison.value().isNumber()) {
            throw wrong(comparison, "a string in quotes");
        }
    }

    private static String storable(Comparison comparison) {
        var text = comparison.value().asString();
        if (text.indexOf(0) >= 0) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_FILTER, comparison.path() + " is compared with a text that holds U+0000");
        }
        return text;
    }

    private static String fold(Fold fold, String value) {
        return fold == Fold.KEY ? UserName.key(value) : value;
    }

    private static Sql ordered(String expression, Comparison comparison, Object value, String bound) {
        return switch (comparison.operator()) {
            case EQ -> Sql.of("(" + expression + " = " + bound + ")", value);
            case NE -> Sql.of("((" + expression + " = " + bound + ") IS NOT TRUE)", value);
            case GT -> Sql.of("(" + expression + " > " + bound + ")", value);
            case GE -> Sql.of("(" + expression + " >= " + bound + ")", value);
            case LT -> Sql.of("(" + expression + " < " + bound + ")", value);
            case LE -> Sql.of("(" + expression + " <= " + bound + ")", value);
            default -> throw wrong(comparison, "eq, ne, gt, ge, lt or le");
        };
    }

    /** An id that we cannot have made matches nothing; that is an answer, not an error. */
    private static Sql id(Id column, Comparison comparison) {
        requireText(comparison);
        var equal = parse(comparison.value().asString())
                .map(id -> Sql.of("(" + column.expression() + " = ?)", id))
                .orElse(Sql.FALSE);
        return switch (comparison.operator()) {
            case EQ -> equal;
            case NE -> equal.then("IS NOT TRUE").inParentheses();
            default -> text(new Text("cast(" + column.expression() + " AS text)", Fold.EXACT), comparison);
        };
    }

    private static Optional<UUID> parse(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Sql flag(Flag column, Comparison comparison) {
        boolean value = truth(comparison);
        return switch (comparison.operator()) {
            case EQ -> Sql.of("(" + column.expression() + " = ?)", value);
            case NE -> Sql.of("((" + column.expression() + " = ?) IS NOT TRUE)", value);
            default -> throw wrong(comparison, "eq or ne");
        };
    }

    /** Entra writes booleans as strings. */
    private static boolean truth(Comparison comparison) {
        return switch (comparison.value().asString().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(comparison, "true or false");
        };
    }

    private static Object number(Comparison comparison) {
        JsonNode value = comparison.value();
        if (!value.isNumber()) {
            throw wrong(comparison, "a number");
        }
        return value.decimalValue();
    }

    private static Object time(Comparison comparison) {
        return DateTimes.parse(comparison.value().asString())
                .filter(time -> time.getYear() > 0 && time.getYear() <= LAST_YEAR)
                .orElseThrow(() -> wrong(
                        comparison, "a date and time of the years 0001 to 9999, such as \"2026-11-01T08:00:00Z\""));
    }

    private static InvalidScim wrong(Comparison comparison, String expected) {
        Operator operator = comparison.operator();
        return new InvalidScim(
                ScimErrorType.INVALID_FILTER,
                "%s %s %s: this attribute is compared by %s"
                        .formatted(comparison.path(), operator.keyword(), comparison.value(), expected));
    }
}
