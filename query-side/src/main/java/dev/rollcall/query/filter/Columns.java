package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.filter.Column.Elements;
import dev.rollcall.query.filter.Column.Flag;
import dev.rollcall.query.filter.Column.Fold;
import dev.rollcall.query.filter.Column.Number;
import dev.rollcall.query.filter.Column.Octets;
import dev.rollcall.query.filter.Column.Text;
import dev.rollcall.query.filter.Column.Time;
import dev.rollcall.query.filter.Column.Whole;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the attributes of one resource type stand in its view. */
public interface Columns {
    /** @param target an attribute of the type's schemas; empty where it cannot be searched */
    Optional<Column> of(Target target);

    /** The ids of exactly those that compare so, for each element that does; empty where no index tells them. */
    default Optional<Sql> selected(Target target, Comparison comparison) {
        return Optional.empty();
    }

    /** The ids of some resources, among which are all that compare so; empty where no index leads to them. */
    default Optional<Sql> candidates(Target target, Comparison comparison) {
        return Optional.empty();
    }

    String PRIMARY_FIRST = "coalesce(element->>'primary', '') <> 'true'";

    /**
     * Makes texts comparable that differ in letter case, width or composition, as {@code UserName.key} does, under any
     * locale of the database. What is of ASCII alone, as nearly every text is, has letter case only.
     */
    static String folded(String text) {
        return """
                (CASE WHEN octet_length(%1$s) = char_length(%1$s) THEN lower(%1$s COLLATE "pg_unicode_fast")
                ELSE normalize(replace(lower(normalize(%1$s, NFKC) COLLATE "pg_unicode_fast"), 'ς', 'σ'), NFC) END) COLLATE "C\"""".formatted(text);
    }

    /** A bind value made comparable, once for all rows. */
    static String foldedValue() {
        return "(SELECT %s FROM (SELECT cast(? AS text) AS text) AS bound)".formatted(folded("bound.text"));
    }

    /** @param urns an array of texts in SQL, the core schema first */
    private static Column schemas(String urns) {
        return new Elements(
                test -> Sql.of("EXISTS (SELECT FROM unnest(" + urns + ") AS urn WHERE")
                        .then(test)
                        .then(")"),
                sub -> new Text("urn", Fold.EXACT),
                value -> "((" + urns + ")[1])",
                null);
    }

    static InvalidScim unsearchable(String name) {
        return new InvalidScim(
                ScimErrorType.INVALID_FILTER,
                name + " cannot be searched or sorted by; name a sub-attribute that there is");
    }

    /** @param own the URNs that every resource has @param values of a resource, in SQL */
    static Column schemas(List<String> own, Stream<Schema> perhaps, String values) {
        var always = own.stream().map(Sql::literal).collect(Collectors.joining(", ", "ARRAY[", "]"));
        var rest = perhaps.map(schema -> " || CASE WHEN %s THEN ARRAY[%s] ELSE '{}' END"
                        .formatted(hasAny(values, schema), Sql.literal(schema.id())))
                .collect(Collectors.joining());
        return schemas(always + rest);
    }

    /** Values of attributes that the schema has no more do not count. */
    private static String hasAny(String values, Schema schema) {
        var names = schema.attributes().stream()
                .map(Attribute::name)
                .map(Sql::literal)
                .collect(Collectors.joining(", "));
        return "jsonb_exists_any(%s->%s, ARRAY[%s])".formatted(values, Sql.literal(schema.id()), names);
    }

    /** An attribute of an extension in a JSON column. */
    static Column inExtension(String document, Target target) {
        var extension = Objects.requireNonNull(target.extension());
        return inDocument("%s->%s".formatted(document, Sql.literal(extension.id())), target);
    }

    /** An attribute in a JSON column, for those that have no column of their own. */
    static Column inDocument(String document, Target target) {
        var attribute = Objects.requireNonNull(target.attribute());
        if (attribute.multiValued() || !attribute.complex()) {
            return inDocument(document, attribute);
        }
        var whole = "%s->%s".formatted(document, Sql.literal(attribute.name()));
        return target.sub() != null
                ? inDocument(whole, target.sub())
                : new Whole(
                        "(" + whole + ")",
                        attribute
                                .sub("value")
                                .map(value -> inDocument(whole, value))
                                .orElse(null));
    }

    private static Column inDocument(String document, Attribute attribute) {
        var quoted = Sql.literal(attribute.name());
        if (attribute.multiValued()) {
            return elements("jsonb_array_elements(%s->%s)".formatted(document, quoted), attribute);
        }
        return scalar("(%s->>%s)".formatted(document, quoted), attribute);
    }

    static Elements elements(String rows, Attribute attribute) {
        return new Elements(
                test -> Sql.of("EXISTS (SELECT FROM " + rows + " AS element WHERE")
                        .then(test)
                        .then(")"),
                sub -> attribute.complex()
                        ? inDocument(
                                "element",
                                attribute.sub(sub).orElseThrow(() -> unsearchable(attribute.name() + "." + sub)))
                        : scalar("(element #>> '{}')", attribute),
                value ->
                        "(SELECT %1$s FROM %2$s WITH ORDINALITY AS of_one (element, place) WHERE %1$s IS NOT NULL ORDER BY %3$splace LIMIT 1)"
                                .formatted(value, rows, attribute.complex() ? PRIMARY_FIRST + ", " : ""),
                null);
    }

    private static Column scalar(String text, Attribute attribute) {
        return switch (attribute.type()) {
            case BOOLEAN -> flag(text, attribute);
            case INTEGER, DECIMAL -> new Number("cast(" + text + " AS numeric)");
            case DATETIME -> new Time("cast(" + text + " AS timestamptz)");
            case BINARY -> new Octets(text);
            default -> attribute.caseExact() ? new Text(text, Fold.EXACT) : new Text(folded(text), Fold.FOLDED);
        };
    }

    /** An element that does not say whether it is primary is not (RFC 7643 §2.4). */
    private static Column flag(String text, Attribute attribute) {
        var flag = "cast(" + text + " AS boolean)";
        return new Flag(attribute.name().equals("primary") ? "coalesce(" + flag + ", false)" : flag, text);
    }
}
