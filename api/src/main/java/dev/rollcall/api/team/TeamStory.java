package dev.rollcall.api.team;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.team.TeamEvent;
import dev.rollcall.kernel.team.TeamEvent.TeamAttributesChanged;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.team.TeamEvent.TeamDissolved;
import dev.rollcall.kernel.team.TeamEvent.TeamExternalIdChanged;
import dev.rollcall.kernel.team.TeamEvent.TeamLinkAllowed;
import dev.rollcall.kernel.team.TeamEvent.TeamLinkForbidden;
import dev.rollcall.kernel.team.TeamEvent.TeamLinked;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersUnassigned;
import dev.rollcall.kernel.team.TeamEvent.TeamRenamed;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What facts mean for one team, in plain words. @param people the names of those who are named */
record TeamStory(Map<UUID, String> people) {
    private static final int NAMED = 3;

    /** Whose names a story of these facts needs. */
    static Set<UUID> named(List<Recorded<?>> facts) {
        return facts.stream().flatMap(fact -> named(fact.event())).collect(Collectors.toSet());
    }

    private static Stream<UUID> named(Event event) {
        return switch (event) {
            case TeamMembersAssigned joined -> joined.users().stream().limit(NAMED);
            case TeamMembersUnassigned left -> left.users().stream().limit(NAMED);
            case UserRemoved removed -> Stream.of(removed.user());
            default -> Stream.empty();
        };
    }

    String tell(Event event) {
        return switch (event) {
            case TeamEvent own -> own(own);
            case UserRemoved removed -> name(removed.user()) + " was removed from the organization";
            default -> event.getClass().getAnnotation(Fact.class).says();
        };
    }

    private String own(TeamEvent event) {
        return switch (event) {
            case TeamCreated created -> "Created as " + created.displayName();
            case TeamRenamed renamed -> "Renamed to " + renamed.displayName();
            case TeamExternalIdChanged changed ->
                changed.externalId() == null
                        ? "External id was taken away"
                        : "External id is now " + changed.externalId();
            case TeamLinked _ -> "Linked by a request of the identity provider";
            case TeamLinkAllowed _ -> "The identity provider was allowed to take the team over";
            case TeamLinkForbidden _ -> "The identity provider is not allowed to take the team over any more";
            case TeamAttributesChanged changed ->
                String.join(", ", changed.changes().propertyNames()) + " changed";
            case TeamMembersAssigned joined -> list(joined.users()) + " joined";
            case TeamMembersUnassigned left -> list(left.users()) + " left";
            case TeamDissolved _ -> "Dissolved; the members keep their seats";
        };
    }

    private String list(List<UUID> users) {
        var names = users.stream().limit(NAMED).map(this::name).collect(Collectors.joining(", "));
        int more = users.size() - NAMED;
        return more <= 0 ? names : String.format(Locale.UK, "%s and %,d more", names, more);
    }

    private String name(UUID user) {
        return people.getOrDefault(user, "a former member");
    }
}
