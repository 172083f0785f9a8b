package dev.rollcall.kernel.organization;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What happens to an organization. */
public sealed interface OrganizationEvent extends Event {
    UUID organization();

    @Override
    default UUID subject() {
        return organization();
    }

    /** @param zone the IANA time zone in which the organization's days begin and end */
    @Fact(name = "organization.founded", says = "An organization exists")
    record OrganizationFounded(UUID organization, String name, String zone) implements OrganizationEvent {}

    /** @param domain in the form of {@link Domain} @param proof why it is believed */
    @Fact(
            name = "organization.domain-verified",
            says =
                    "A domain is the organization's: its identity provider may link manual members with an address of it")
    record DomainVerified(UUID organization, String domain, DomainProof proof) implements OrganizationEvent {}

    /** @param resourceType {@code User} or {@code Group} @param schema as discovery shows it (RFC 7643 §7) */
    @Fact(name = "organization.schema-added", says = "Members or teams may have attributes of another schema")
    record SchemaAdded(UUID organization, String resourceType, ObjectNode schema) implements OrganizationEvent {}

    /** @param schema all of it, by its id */
    @Fact(
            name = "organization.schema-changed",
            says = "A schema has other attributes; values of those it has lost are hidden")
    record SchemaChanged(UUID organization, ObjectNode schema) implements OrganizationEvent {}

    @Fact(name = "organization.schema-dropped", says = "A schema is gone; values of its attributes are hidden")
    record SchemaDropped(UUID organization, String urn) implements OrganizationEvent {}

    /** @param models which of them @param different how many rows of the organization were not what the events say */
    @Fact(
            name = "organization.views-rebuilt",
            says = "What answers are read from was made anew from the events, and has taken over")
    record ViewsRebuilt(UUID organization, String models, long different) implements OrganizationEvent {}
}
