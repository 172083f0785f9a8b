package dev.rollcall.kernel.organization;

import dev.rollcall.kernel.message.Refusal;
import java.util.UUID;

/** What can be in the way of a command to an organization. */
public sealed interface OrganizationRefusal extends Refusal {
    record OrganizationUnknown(UUID organization) implements OrganizationRefusal {
        @Override
        public String reason() {
            return "There is no organization " + organization;
        }
    }

    record DomainInvalid(String domain) implements OrganizationRefusal {
        @Override
        public String reason() {
            return "\"%s\" is not a domain such as example.com".formatted(domain);
        }
    }

    record ZoneUnknown(String zone) implements OrganizationRefusal {
        @Override
        public String reason() {
            return "zone \"%s\" is not an IANA time zone such as Europe/Berlin".formatted(zone);
        }
    }
}
