package dev.rollcall.command.organization;

import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaAdded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaChanged;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaDropped;
import dev.rollcall.kernel.organization.OrganizationRefusal.SchemaTaken;
import dev.rollcall.kernel.organization.OrganizationRefusal.SchemaUnknown;
import dev.rollcall.kernel.organization.OrganizationRefusal.TooManySchemas;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.kernel.scim.Schema;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The schemas of an organization as decisions need them. Those that were dropped are remembered: their values are kept,
 * and have to fit when the schema comes back.
 */
final class AddedSchemas {
    static final int MOST = 10;

    private final Map<String, AddedSchema> byUrn = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    void requireAddable(Schema wanted) {
        var clashing = Stream.concat(ResourceTypes.BUILT_IN.schemas().map(Schema::id), live())
                .filter(urn -> clash(urn, wanted.id()))
                .findFirst();
        if (clashing.isPresent()) {
            throw new Refused(new SchemaTaken(wanted.id(), clashing.get()));
        }
        if (live().count() >= MOST) {
            throw new Refused(new TooManySchemas(MOST));
        }
        var former = byUrn.get(wanted.id());
        if (former != null) {
            former.requireFitting(wanted);
        }
    }

    private Stream<String> live() {
        return byUrn.values().stream().filter(AddedSchema::live).map(AddedSchema::urn);
    }

    /** {@code urn:a:b} and {@code urn:a:b:c} cannot be told apart where {@code c} is an attribute. */
    private static boolean clash(String one, String other) {
        return begins(one + ":", other + ":") || begins(other + ":", one + ":");
    }

    private static boolean begins(String text, String beginning) {
        return text.regionMatches(true, 0, beginning, 0, beginning.length());
    }

    /** @return whether the schema is another one than before */
    boolean isChange(Schema wanted) {
        var present = find(wanted.id());
        present.requireFitting(wanted);
        return !present.schema().document().equals(wanted.document());
    }

    AddedSchema find(String urn) {
        var found = byUrn.get(urn);
        if (found == null || !found.live()) {
            throw new Refused(new SchemaUnknown(urn));
        }
        return found;
    }

    void evolve(SchemaAdded added) {
        var schema = Schema.read(added.schema());
        byUrn.merge(schema.id(), AddedSchema.of(schema), (former, _) -> former.with(schema));
    }

    void evolve(SchemaChanged changed) {
        var schema = Schema.read(changed.schema());
        byUrn.computeIfPresent(schema.id(), (_, present) -> present.with(schema));
    }

    void evolve(SchemaDropped dropped) {
        byUrn.computeIfPresent(dropped.urn(), (_, present) -> present.dropped());
    }
}
