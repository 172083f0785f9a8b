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

    record SchemaUnknown(String urn) implements OrganizationRefusal {
        @Override
        public String reason() {
            return "This organization has added no schema " + urn;
        }
    }

    /** The URN of one is the other one's, or begins with it, so that attribute paths could mean either. */
    record SchemaTaken(String urn, String other) implements OrganizationRefusal {
        @Override
        public String reason() {
            return "id %s cannot stand beside the schema %s: give it a URN that is neither this one nor begins with it or is its beginning"
                    .formatted(urn, other);
        }
    }

    record TooManySchemas(int most) implements OrganizationRefusal {
        @Override
        public String reason() {
            return "An organization has at most %d schemas of its own; add attributes to one of them, or drop one"
                    .formatted(most);
        }
    }

    /**
     * Values that are kept have to fit the schema, so what they are of stays as it is.
     *
     * @param kept what was defined first
     * @param wanted what is asked for
     */
    record AttributeKept(String urn, String attribute, String kept, String wanted) implements OrganizationRefusal {
        @Override
        public String reason() {
            return "%s:%s was defined as %s and may have values, so it cannot become %s, not even after the schema was dropped: define an attribute with another name"
                    .formatted(urn, attribute, kept, wanted);
        }
    }
}
