package dev.rollcall.query.user;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.query.filter.Column;
import dev.rollcall.query.filter.Column.Elements;
import dev.rollcall.query.filter.Column.Flag;
import dev.rollcall.query.filter.Column.Fold;
import dev.rollcall.query.filter.Column.Id;
import dev.rollcall.query.filter.Column.Own;
import dev.rollcall.query.filter.Column.Text;
import dev.rollcall.query.filter.Column.Time;
import dev.rollcall.query.filter.Column.Whole;
import dev.rollcall.query.filter.Columns;
import dev.rollcall.query.license.WaitingQueries;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the attributes of users stand: those that IdPs search by in columns with an index, the rest in the document. */
record UserColumns(OrganizationId organization, @Nullable UUID connection, ResourceType type) implements Columns {
    /** Since which event seats are beyond the size. It is the same for all users, so it is looked up once. */
    private static final String OVERAGE_FROM =
            "(SELECT l.overage_from FROM license_view_1 l WHERE l.organization_id = current_organization())";

    /** Whether the seat is beyond the size of the licence, or null for not. Where none is, no span is looked at. */
    static final String OVERAGE = """
            (u.seat_number IS NOT NULL AND %1$s IS NOT NULL AND (SELECT s.since_index >= %1$s FROM seat_span_1 s
                WHERE s.organization_id = u.organization_id AND s.user_id = u.user_id AND s.until IS NULL))""".formatted(OVERAGE_FROM);

    /** Null for who does not wait for a seat. */
    static final String WAITING_SINCE = """
            (CASE WHEN u.seat_number IS NULL THEN (SELECT w.since FROM seat_wait_1 w
                WHERE w.organization_id = u.organization_id AND w.user_id = u.user_id) END)""";

    /** Null for who does not wait; 1 for who is next. */
    private static final String POSITION = """
            (CASE WHEN u.seat_number IS NULL THEN (SELECT %s FROM seat_wait_1 w
                WHERE w.organization_id = u.organization_id AND w.user_id = u.user_id) END)""".formatted(WaitingQueries.PLACE);

    private static final String STATUS =
            "CASE WHEN " + OVERAGE + " THEN 'overage' WHEN u.seat_number IS NOT NULL THEN 'held' WHEN " + WAITING_SINCE
                    + " IS NOT NULL THEN 'waiting' ELSE 'none' END";

    private static final String IN_DOCUMENT = "u.document->'emails'->cast(e.position AS integer)";
    private static final String NAME_OF_GROUP = """
            (SELECT t.display_name_key FROM team_view_1 t
             WHERE t.organization_id = m.organization_id AND t.team_id = m.team_id)""";

    @Override
    public Optional<Column> of(Target target) {
        var attribute = Objects.requireNonNull(target.attribute());
        if (target.extension() != null) {
            return extension(target);
        }
        return switch (attribute.name()) {
            case "id" -> Optional.of(new Id("u.user_id"));
            case "userName" -> Optional.of(new Text("u.user_name_key", Fold.KEY));
            case "externalId" ->
                Optional.of(new Own(new Text("u.external_id", Fold.EXACT), "u.connection_id", connection));
            case "displayName" -> Optional.of(new Text("u.display_name_key", Fold.KEY));
            case "active" -> Optional.of(new Flag("u.active", "u.active"));
            case "emails" -> Optional.of(emails(attribute));
            case "groups" -> Optional.of(groups());
            case "meta" -> meta(target);
            case "schemas" -> Optional.of(schemas());
            case "password" -> Optional.empty();
            default -> Optional.of(Columns.inDocument("u.document", target));
        };
    }

    @Override
    public Optional<Sql> candidates(Target target, Comparison comparison) {
        return new UserCandidates(organization).of(target, comparison);
    }

    private static Optional<Column> extension(Target target) {
        return Objects.requireNonNull(target.extension()).id().equals(Schema.SEAT)
                ? seat(Objects.requireNonNull(target.attribute()).name())
                : Optional.of(Columns.inExtension("u.document", target));
    }

    private static Optional<Column> meta(Target target) {
        return switch (target.sub() == null ? "" : target.sub().name()) {
            case "created" -> Optional.of(new Time("u.created_at"));
            case "lastModified" -> Optional.of(new Time("u.last_modified"));
            case "resourceType" -> Optional.of(new Text("'User'", Fold.EXACT));
            case "location" -> Optional.of(new Text("('Users/' || u.user_id)", Fold.EXACT));
            case "version" -> Optional.of(new Text("format('W/\"%s\"', u.version)", Fold.EXACT));
            case "" -> Optional.of(new Whole("u.user_id", null));
            default -> Optional.empty();
        };
    }

    private static Optional<Column> seat(String name) {
        return switch (name) {
            case "status" -> Optional.of(new Text(STATUS, Fold.FOLDED));
            case "position" -> Optional.of(new Column.Number(POSITION));
            case "number" -> Optional.of(new Column.Number("u.seat_number"));
            case "since" -> Optional.of(new Time("coalesce(u.seat_since, " + WAITING_SINCE + ")"));
            default -> Optional.empty();
        };
    }

    private Column schemas() {
        return Columns.schemas(
                List.of(Schema.USER, Schema.SEAT),
                type.extensions().stream().filter(schema -> !schema.id().equals(Schema.SEAT)),
                "u.document");
    }

    /** The index holds the addresses; an e-mail without one stands in the document alone. */
    private Column emails(Attribute attribute) {
        return new Elements(
                test -> Sql.of(
                                "u.user_id IN (SELECT e.user_id FROM user_email_1 e WHERE e.organization_id = ? AND",
                                organization.value())
                        .then(test)
                        .then(")"),
                sub -> switch (sub) {
                    case "type" -> new Text("e.type_key", Fold.KEY);
                    case "primary" -> new Flag("e.is_primary", IN_DOCUMENT + "->>'primary'");
                    case "display" -> new Text(Columns.folded("(" + IN_DOCUMENT + "->>'display')"), Fold.FOLDED);
                    default -> new Text("e.value_key", Fold.KEY);
                },
                value -> "(SELECT " + value + " FROM user_email_1 e"
                        + " WHERE e.organization_id = u.organization_id AND e.user_id = u.user_id"
                        + " ORDER BY NOT e.is_primary, e.position LIMIT 1)",
                Columns.elements("jsonb_array_elements(u.document->'emails')", attribute));
    }

    private Column groups() {
        return new Elements(
                test -> Sql.of(
                                "u.user_id IN (SELECT m.user_id FROM membership_span_1 m WHERE m.organization_id = ? AND m.until IS NULL AND",
                                organization.value())
                        .then(test)
                        .then(")"),
                sub -> switch (sub) {
                    case "display" -> new Text(NAME_OF_GROUP, Fold.KEY);
                    case "type" -> new Text("'direct'", Fold.KEY);
                    case "value", "$ref" -> new Id("m.team_id");
                    default -> throw Columns.unsearchable("groups." + sub);
                },
                value -> "(SELECT " + value + " FROM membership_span_1 m"
                        + " WHERE m.organization_id = u.organization_id AND m.user_id = u.user_id AND m.until IS NULL"
                        + " ORDER BY m.team_id LIMIT 1)",
                null);
    }
}
