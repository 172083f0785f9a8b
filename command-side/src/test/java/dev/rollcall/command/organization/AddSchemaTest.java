package dev.rollcall.command.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.organization.OrganizationCommand.AddSchema;
import dev.rollcall.command.organization.OrganizationCommand.ChangeSchema;
import dev.rollcall.command.organization.OrganizationCommand.DropSchema;
import dev.rollcall.command.testing.Decisions;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaAdded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaChanged;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaDropped;
import dev.rollcall.kernel.organization.OrganizationRefusal.AttributeKept;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import dev.rollcall.kernel.organization.OrganizationRefusal.SchemaTaken;
import dev.rollcall.kernel.organization.OrganizationRefusal.SchemaUnknown;
import dev.rollcall.kernel.organization.OrganizationRefusal.TooManySchemas;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.kernel.scim.SchemaDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AddSchemaTest {
    private static final OrganizationId ORGANIZATION = Origins.organization();
    private static final String URN = "urn:example:guides:2.0:User";
    private static final OrganizationFounded FOUNDED =
            new OrganizationFounded(ORGANIZATION.value(), "Tour Guides", "UTC");
    private static final String BADGE = "{'name': 'badge', 'type': 'string'}";
    private static final String ADDRESS =
            "{'name': 'address', 'type': 'complex', 'subAttributes': [{'name': 'city'}, {'name': 'code'}]}";

    private final List<String> asked = new ArrayList<>();
    private final Decisions<Organization> decisions = new Decisions<>(
            Organization.class,
            fixture -> new OrganizationHandler(
                    fixture.getRepository(),
                    EventSourcingRepository.builder(RefusalRecord.class)
                            .eventStore(fixture.getEventStore())
                            .build(),
                    fixture.getEventStore(),
                    new DomainsInMemory(),
                    () -> asked.add("alone")));

    private static Schema schema(String urn, String... attributes) {
        return SchemaDefinition.read((ObjectNode) JsonMapper.shared()
                .readTree("{'id': '%s', 'name': 'Guide', 'attributes': [%s]}"
                        .formatted(urn, String.join(",", attributes))
                        .replace('\'', '"')));
    }

    private static SchemaAdded added(Schema schema) {
        return new SchemaAdded(ORGANIZATION.value(), "User", schema.document());
    }

    private static SchemaChanged changed(Schema schema) {
        return new SchemaChanged(ORGANIZATION.value(), schema.document());
    }

    private static SchemaDropped dropped(String urn) {
        return new SchemaDropped(ORGANIZATION.value(), urn);
    }

    private Decisions.Then when(Object command, Event... facts) {
        var given = Stream.concat(Stream.of(FOUNDED), Stream.of(facts)).toArray(Event[]::new);
        return decisions.given(given).when(Origins.admin(ORGANIZATION), command);
    }

    @Test
    void a_schema_is_added_while_nobody_else_writes() {
        var badge = schema(URN, BADGE);
        when(new AddSchema("User", badge)).recorded(added(badge));
        assertThat(asked).containsExactly("alone");
    }

    @Test
    void an_unknown_organization_has_no_schema() {
        decisions
                .given()
                .when(Origins.admin(ORGANIZATION), new AddSchema("User", schema(URN, BADGE)))
                .refused(new OrganizationUnknown(ORGANIZATION.value()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:example:guides:2.0:User",
                "URN:EXAMPLE:guides:2.0:user",
                "urn:example:guides:2.0:User:badge",
                "urn:example:guides"
            })
    void a_urn_that_cannot_be_told_apart_is_taken(String urn) {
        when(new AddSchema("User", schema(urn, BADGE)), added(schema(URN, BADGE)))
                .refused(new SchemaTaken(urn, URN));
    }

    @Test
    void the_urn_of_a_built_in_extension_is_taken() {
        var urn = Schema.ENTERPRISE_USER.replace("enterprise", "Enterprise");
        when(new AddSchema("User", schema(urn, BADGE))).refused(new SchemaTaken(urn, Schema.ENTERPRISE_USER));
    }

    @Test
    void ten_schemas_are_enough() {
        var ten = IntStream.range(0, 10)
                .mapToObj(at -> added(schema("urn:example:s" + at, BADGE)))
                .toArray(Event[]::new);
        when(new AddSchema("User", schema(URN, BADGE)), ten).refused(new TooManySchemas(10));
        var nine = Stream.concat(Stream.of(ten), Stream.of(dropped("urn:example:s3")))
                .toArray(Event[]::new);
        when(new AddSchema("User", schema(URN, BADGE)), nine).recorded(added(schema(URN, BADGE)));
    }

    @Test
    void attributes_come_and_go() {
        var wanted = schema(URN, "{'name': 'level', 'type': 'integer'}");
        when(new ChangeSchema(wanted), added(schema(URN, BADGE))).recorded(changed(wanted));
    }

    @Test
    void the_same_definition_records_nothing() {
        when(new ChangeSchema(schema(URN, BADGE)), added(schema(URN, BADGE))).nothing();
    }

    @Test
    void what_is_not_there_is_not_changed_or_dropped() {
        when(new ChangeSchema(schema(URN, BADGE))).refused(new SchemaUnknown(URN));
        when(new DropSchema(URN)).refused(new SchemaUnknown(URN));
        when(new DropSchema(URN), added(schema(URN, BADGE)), dropped(URN)).refused(new SchemaUnknown(URN));
    }

    @Test
    void a_schema_is_dropped_in_whatever_letter_case() {
        when(new DropSchema("URN:example:guides:2.0:USER"), added(schema(URN, BADGE)))
                .recorded(dropped(URN));
    }

    @Test
    void a_complex_attribute_gains_parts() {
        var wanted = schema(URN, ADDRESS.replace("{'name': 'city'}", "{'name': 'city'}, {'name': 'floor'}"));
        when(new ChangeSchema(wanted), added(schema(URN, ADDRESS))).recorded(changed(wanted));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': 'badge', 'type': 'integer'} | badge | badge, string | badge, integer",
                "{'name': 'badge', 'type': 'dateTime'} | badge | badge, string | badge, dateTime",
                "{'name': 'badge', 'multiValued': true} | badge | badge, string | badge, multi-valued string",
                "{'name': 'BADGE'} | badge | badge, string | BADGE, string",
                "{'name': 'address', 'type': 'complex', 'subAttributes': [{'name': 'city'}]} | address | one with city, code | one with city",
                "{'name': 'address', 'type': 'complex', 'subAttributes': [{'name': 'city', 'type': 'boolean'}, {'name': 'code'}]} | address.city | city, string | city, boolean"
            })
    void what_values_are_of_stays_also_after_the_schema_was_dropped(
            String attribute, String name, String kept, String wanted) {
        var former = added(schema(URN, BADGE, ADDRESS));
        var refusal = new AttributeKept(URN, name, kept, wanted);
        when(new ChangeSchema(schema(URN, attribute)), former).refused(refusal);
        when(new AddSchema("User", schema(URN, attribute)), former, dropped(URN))
                .refused(refusal);
        when(new ChangeSchema(schema(URN, attribute)), former, changed(schema(URN, "{'name': 'other'}")))
                .refused(refusal);
    }

    @Test
    void a_dropped_schema_comes_back() {
        var wanted = schema(URN, "{'name': 'badge', 'caseExact': true, 'returned': 'request'}");
        when(new AddSchema("User", wanted), added(schema(URN, BADGE)), dropped(URN))
                .recorded(added(wanted));
    }

    @Test
    void a_dropped_schema_comes_back_under_the_urn_as_it_was_spelled() {
        var spelled = "urn:example:Guides:2.0:User";
        when(new AddSchema("User", schema(spelled, BADGE)), added(schema(URN, BADGE)), dropped(URN))
                .refused(new AttributeKept(spelled, "id", URN, spelled));
    }
}
