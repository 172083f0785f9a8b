package dev.rollcall.api.audit;

import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.query.audit.AuditField;
import dev.rollcall.query.audit.AuditTrailQueries;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what entries of the audit trail are looked for by; what cannot be meant is refused. */
@Component
final class AuditFilters {
    static final List<String> FACTS =
            EventNames.all().map(type -> EventNames.of(type).name()).sorted().toList();
    static final List<String> VERBS = List.of("POST", "PUT", "PATCH", "DELETE", "ADMIN");

    /** Besides those of schemas. */
    private static final List<String> OURS = List.of(
            "addresses",
            "connection",
            "dialect",
            "domain",
            "linkAllowed",
            "noSeatPolicy",
            "on",
            "overageAllowed",
            "provider",
            "role",
            "schema",
            "seat",
            "seats",
            "token",
            "waits",
            "zone");

    private static final Set<String> ATTRIBUTES = Stream.of(
                    OURS.stream(),
                    ResourceTypes.BUILT_IN.all().stream()
                            .flatMap(type -> type.topLevel())
                            .map(Attribute::name),
                    ResourceTypes.BUILT_IN.schemas().map(Schema::id))
            .flatMap(names -> names)
            .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));

    private final AuditTrailQueries trail;
    private final AuditSubjects subjects;

    AuditFilters(AuditTrailQueries trail, AuditSubjects subjects) {
        this.trail = trail;
        this.subjects = subjects;
    }

    Map<AuditField, List<String>> of(AuditParameters asked, OrganizationId organization) {
        Map<AuditField, List<String>> filter = new EnumMap<>(AuditField.class);
        for (AuditField field : AuditField.values()) {
            var text = asked.get(field.parameter());
            if (text != null) {
                requireAttribute(field, text, asked);
                filter.put(field, values(field, text, organization));
            }
        }
        return filter;
    }

    private List<String> values(AuditField field, String text, OrganizationId organization) {
        return switch (field) {
            case FACT ->
                AuditParameters.listed(text).stream().map(AuditFilters::fact).toList();
            case VERB -> List.of(oneOf(field, text, VERBS));
            case ACTOR, SEAT, CONNECTION, USER, TEAM -> List.of(subjects.read(field, text, organization));
            case REQUEST -> List.of(AuditSubjects.id(field, text));
            case REASON -> List.of(told(field, text, "a part of a reason, such as No free seat"));
            case ATTRIBUTE -> List.of(attribute(text, organization));
            case WAS, BECAME -> List.of(told(field, text, "a value, such as false or babs@example.com"));
        };
    }

    private static void requireAttribute(AuditField field, String text, AuditParameters asked) {
        if (field.isOfChange() && asked.get(AuditField.ATTRIBUTE.parameter()) == null) {
            throw ReportParameters.invalid(field.parameter(), text, "attribute too, which says of what");
        }
    }

    private static String fact(String name) {
        return oneOf(AuditField.FACT, name, FACTS);
    }

    private static String oneOf(AuditField field, String text, List<String> accepted) {
        if (!accepted.contains(text)) {
            throw ReportParameters.invalid(field.parameter(), text, "one of " + String.join(", ", accepted));
        }
        return text;
    }

    private static String told(AuditField field, String text, String accepted) {
        if (text.isBlank()) {
            throw ReportParameters.invalid(field.parameter(), text, accepted);
        }
        return text;
    }

    /** One that no schema has today may have been changed when one had it. */
    private String attribute(String text, OrganizationId organization) {
        var name = text.toLowerCase(Locale.ROOT);
        if (!ATTRIBUTES.contains(name) && !trail.hasChanged(organization, name)) {
            throw ReportParameters.invalid(
                    AuditField.ATTRIBUTE.parameter(),
                    text,
                    "one of %s, or another one that was ever changed".formatted(String.join(", ", ATTRIBUTES)));
        }
        return name;
    }
}
