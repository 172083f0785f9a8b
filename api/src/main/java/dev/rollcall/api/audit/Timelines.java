package dev.rollcall.api.audit;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.NameQueries;
import dev.rollcall.query.audit.Providers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells facts with who asked for them. */
@Component
public final class Timelines {
    private final NameQueries names;

    Timelines(NameQueries names) {
        this.names = names;
    }

    /** @param factsAndOneMore one more than is shown, where there is one; @param words what a fact says */
    public Timeline tell(
            OrganizationId organization, List<Recorded<?>> factsAndOneMore, int limit, Function<Event, String> words) {
        var shown = factsAndOneMore.subList(0, Math.min(limit, factsAndOneMore.size()));
        var people = names.ofUsers(
                organization,
                shown.stream()
                        .flatMap(fact -> person(fact.origin().actor()).stream())
                        .collect(Collectors.toSet()));
        var providers = names.ofConnections(organization);
        var entries = shown.stream()
                .map(fact -> new TimelineEntry(
                        fact.index(),
                        words.apply(fact.event()),
                        fact.recordedAt(),
                        by(fact, people, providers),
                        fact.origin().requestId(),
                        fact.origin().connection()))
                .toList();
        return new Timeline(
                entries, factsAndOneMore.size() > limit ? entries.getLast().index() : null);
    }

    /** Who asked at the console or the admin API: {@code owner:<user id>}. */
    static Optional<UUID> person(String actor) {
        try {
            return Optional.of(UUID.fromString(actor.substring(actor.indexOf(':') + 1)));
        } catch (IllegalArgumentException nobody) {
            return Optional.empty();
        }
    }

    private static String by(Recorded<?> fact, Map<UUID, String> people, Providers providers) {
        var origin = fact.origin();
        return origin.connection() == null
                ? person(origin.actor())
                        .map(id -> people.getOrDefault(id, "a former member"))
                        .orElse(origin.actor().equals("operator") ? "the operator of this server" : "Rollcall")
                : "%s by SCIM %s"
                        .formatted(
                                ProviderName.of(providers
                                        .at(origin.connection(), fact.index())
                                        .orElse(null)),
                                origin.verb());
    }
}
