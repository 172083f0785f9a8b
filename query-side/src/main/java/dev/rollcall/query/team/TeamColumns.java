package dev.rollcall.query.team;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.query.filter.Column;
import dev.rollcall.query.filter.Column.Elements;
import dev.rollcall.query.filter.Column.Fold;
import dev.rollcall.query.filter.Column.Id;
import dev.rollcall.query.filter.Column.Own;
import dev.rollcall.query.filter.Column.Text;
import dev.rollcall.query.filter.Column.Time;
import dev.rollcall.query.filter.Column.Whole;
import dev.rollcall.query.filter.Columns;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the attributes of teams stand. */
record TeamColumns(OrganizationId organization, @Nullable UUID connection, ResourceType type) implements Columns {
    private static final String NAME_OF_MEMBER = """
            (SELECT %s FROM user_view_1 u
             WHERE u.organization_id = m.organization_id AND u.user_id = m.user_id)""".formatted(Columns.folded("coalesce(u.display_name, u.user_name)"));

    @Override
    public Optional<Column> of(Target target) {
        if (target.extension() != null) {
            return Optional.of(Columns.inExtension("t.document", target));
        }
        return switch (Objects.requireNonNull(target.attribute()).name()) {
            case "id" -> Optional.of(new Id("t.team_id"));
            case "displayName" -> Optional.of(new Text("t.display_name_key", Fold.KEY));
            case "externalId" ->
                Optional.of(new Own(new Text("t.external_id", Fold.EXACT), "t.connection_id", connection));
            case "members" -> Optional.of(members(this::ofSomeMember));
            case "schemas" ->
                Optional.of(Columns.schemas(List.of(Schema.GROUP), type.extensions().stream(), "t.document"));
            case "meta" -> meta(target);
            default -> Optional.empty();
        };
    }

    private static Optional<Column> meta(Target target) {
        return switch (target.sub() == null ? "" : target.sub().name()) {
            case "created" -> Optional.of(new Time("t.created_at"));
            case "lastModified" -> Optional.of(new Time("t.last_modified"));
            case "resourceType" -> Optional.of(new Text("'Group'", Fold.EXACT));
            case "location" -> Optional.of(new Text("('Groups/' || t.team_id)", Fold.EXACT));
            case "version" -> Optional.of(new Text("format('W/\"%s\"', t.version)", Fold.EXACT));
            case "" -> Optional.of(new Whole("t.team_id", null));
            default -> Optional.empty();
        };
    }

    private Sql ofSomeMember(Sql test) {
        return Sql.of(
                        "t.team_id IN (SELECT m.team_id FROM membership_span_1 m WHERE m.organization_id = ? AND m.until IS NULL AND",
                        organization.value())
                .then(test)
                .then(")");
    }

    /** @param some makes the test of what is looked for out of the test of one member, {@code m} */
    static Column members(UnaryOperator<Sql> some) {
        return new Elements(
                some,
                sub -> switch (sub) {
                    case "type" -> new Text("'user'", Fold.KEY);
                    case "display" -> new Text(NAME_OF_MEMBER, Fold.FOLDED);
                    case "value", "$ref" -> new Id("m.user_id");
                    default -> throw Columns.unsearchable("members." + sub);
                },
                value -> "(SELECT " + value + " FROM membership_span_1 m"
                        + " WHERE m.organization_id = t.organization_id AND m.team_id = t.team_id AND m.until IS NULL"
                        + " ORDER BY m.user_id LIMIT 1)",
                null);
    }
}
