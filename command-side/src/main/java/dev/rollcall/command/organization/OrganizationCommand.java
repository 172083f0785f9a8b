package dev.rollcall.command.organization;

import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.organization.DomainProof;
import dev.rollcall.kernel.scim.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of an organization. */
public sealed interface OrganizationCommand {
    record FoundOrganization(UUID organization, String name, String zone) implements OrganizationCommand {}

    /** A domain is the organization's, for the reason that is given. */
    record VerifyDomain(UUID organization, Domain domain, DomainProof proof) implements OrganizationCommand {}

    /** The operator has made read models anew. @param different rows of the organization that were not what the events say */
    record RecordRebuild(UUID organization, String models, long different) implements OrganizationCommand {}

    /** @param resourceType the name of the type that the schema extends */
    record AddSchema(String resourceType, Schema schema) implements OrganizationCommand {}

    /** The schema takes the place of the one with its id. */
    record ChangeSchema(Schema schema) implements OrganizationCommand {}

    record DropSchema(String urn) implements OrganizationCommand {}

    /** A seat was refused to a member, or to a person who is no member yet. */
    record RecordSeatRefusal(@Nullable UUID user, String userName, LocalDate day, String reason)
            implements OrganizationCommand {}

    record RecordDeprovisioningRefusal(UUID user, LocalDate day, String reason) implements OrganizationCommand {}
}
