package dev.rollcall.api.audit;

import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.AuditEntry;
import dev.rollcall.query.audit.NameQueries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells entries of the audit trail in words. */
@Component
final class AuditLines {
    private final NameQueries names;

    AuditLines(NameQueries names) {
        this.names = names;
    }

    List<AuditLine> tell(OrganizationId organization, List<AuditEntry> entries) {
        var people = names.ofUsers(
                organization,
                entries.stream()
                        .flatMap(entry -> Timelines.person(entry.actor()).stream())
                        .collect(Collectors.toSet()));
        var teams = names.ofTeams(
                organization,
                entries.stream()
                        .filter(entry -> entry.subjectType().equals("team"))
                        .map(AuditEntry::subject)
                        .collect(Collectors.toSet()));
        return entries.stream()
                .map(entry -> new AuditLine(
                        entry,
                        EventNames.of(EventNames.named(entry.fact())).says(),
                        Objects.requireNonNullElse(
                                entry.subjectName(), entry.subject().toString()),
                        path(entry, teams),
                        by(entry, people)))
                .toList();
    }

    /** A team that was dissolved has no page. */
    private static @Nullable String path(AuditEntry entry, Map<UUID, String> teams) {
        return switch (entry.subjectType()) {
            case "user" -> "/console/members/" + entry.subject();
            case "refusal" -> entry.user() == null ? null : "/console/members/" + entry.user();
            case "reconciliation" -> "/console/reconciliation/" + entry.subject();
            case "team" -> teams.containsKey(entry.subject()) ? "/console/teams/" + entry.subject() : null;
            default -> null;
        };
    }

    private static String by(AuditEntry entry, Map<UUID, String> people) {
        return entry.connection() != null
                ? "%s by SCIM %s".formatted(ProviderName.of(entry.provider()), entry.verb())
                : Timelines.person(entry.actor())
                        .map(id -> people.getOrDefault(id, "a former member"))
                        .orElse(entry.actor().equals("operator") ? "the operator of this server" : "Rollcall");
    }
}
