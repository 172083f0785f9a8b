package dev.rollcall.command.team;

import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.ResourceVersion;
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
import dev.rollcall.kernel.team.TeamRefusal.TeamNotLinked;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A team as the decisions need it: its names and attributes, and who keeps it. It does not hold its members; the roster does. */
final class Team {
    /** Members in one event; more make more events. */
    private static final int CHUNK = 1000;

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable String displayName;
    private @Nullable String externalId;
    private @Nullable UUID connection;
    private boolean linkAllowed;
    private ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    private long version;

    Team() {}

    /** Facts applied in a constructor take effect only when it has returned. */
    Team(TeamCreated fact, ObjectNode attributes, List<UUID> members) {
        AggregateLifecycle.apply(fact);
        if (!attributes.isEmpty()) {
            AggregateLifecycle.apply(new TeamAttributesChanged(fact.team(), attributes));
        }
        assign(fact.team(), members);
    }

    void require(Precondition precondition) {
        new ResourceVersion(version).require(precondition);
    }

    /** What a connection changes of a manual team links it, where an owner allowed that (lifecycle T2). */
    void changeThrough(@Nullable UUID asking) {
        if (asking == null || connection != null) {
            return;
        }
        if (!linkAllowed) {
            throw new Refused(new TeamNotLinked(team()));
        }
        AggregateLifecycle.apply(new TeamLinked(team(), asking));
    }

    /** Whether people keep the team, and no connection may take it over. */
    boolean isClosed() {
        return connection == null && !linkAllowed;
    }

    void allowLink() {
        if (isClosed()) {
            AggregateLifecycle.apply(new TeamLinkAllowed(team()));
        }
    }

    void forbidLink() {
        if (connection == null && linkAllowed) {
            AggregateLifecycle.apply(new TeamLinkForbidden(team()));
        }
    }

    /** The team as a connection knows it: it knows nothing of another's externalId (lifecycle C6). */
    TeamProfile seenBy(@Nullable UUID asking) {
        return new TeamProfile(
                Objects.requireNonNull(displayName), isOfAnother(asking) ? null : externalId, attributes);
    }

    private boolean isOfAnother(@Nullable UUID asking) {
        return asking != null && connection != null && !connection.equals(asking);
    }

    /** Records what is other than before. An externalId is the connection's that gave it, and so is the team from then on. */
    void change(TeamProfile wanted, @Nullable UUID asking) {
        var before = seenBy(asking);
        if (!wanted.displayName().equals(before.displayName())) {
            AggregateLifecycle.apply(new TeamRenamed(team(), wanted.displayName()));
        }
        if (!Objects.equals(wanted.externalId(), before.externalId())) {
            if (asking != null && isOfAnother(asking)) {
                AggregateLifecycle.apply(new TeamLinked(team(), asking));
            }
            AggregateLifecycle.apply(new TeamExternalIdChanged(team(), wanted.externalId()));
        }
        var changes = before.changesTo(wanted);
        if (!changes.isEmpty()) {
            AggregateLifecycle.apply(new TeamAttributesChanged(team(), changes));
        }
    }

    void assign(List<UUID> added) {
        assign(team(), added);
    }

    private static void assign(UUID team, List<UUID> added) {
        for (int from = 0; from < added.size(); from += CHUNK) {
            AggregateLifecycle.apply(new TeamMembersAssigned(team, chunk(added, from)));
        }
    }

    void unassign(List<UUID> gone) {
        for (int from = 0; from < gone.size(); from += CHUNK) {
            AggregateLifecycle.apply(new TeamMembersUnassigned(team(), chunk(gone, from)));
        }
    }

    private static List<UUID> chunk(List<UUID> ids, int from) {
        return List.copyOf(ids.subList(from, Math.min(from + CHUNK, ids.size())));
    }

    void dissolve() {
        AggregateLifecycle.apply(new TeamDissolved(team()));
    }

    private UUID team() {
        return UUID.fromString(Objects.requireNonNull(id));
    }

    /** Events of members are as large as their lists. */
    static int weight(Object event) {
        return switch (event) {
            case TeamMembersAssigned assigned -> assigned.users().size();
            case TeamMembersUnassigned unassigned -> unassigned.users().size();
            default -> 1;
        };
    }

    @EventSourcingHandler
    void evolve(TeamEvent event, @SequenceNumber long sequence) {
        switch (event) {
            case TeamCreated created -> {
                id = created.team().toString();
                displayName = created.displayName();
                externalId = created.externalId();
                connection = created.connection();
            }
            case TeamRenamed renamed -> displayName = renamed.displayName();
            case TeamExternalIdChanged changed -> externalId = changed.externalId();
            case TeamLinked linked -> connection = linked.connection();
            case TeamLinkAllowed _ -> linkAllowed = true;
            case TeamLinkForbidden _ -> linkAllowed = false;
            case TeamAttributesChanged changed -> attributes = TeamProfile.changed(attributes, changed.changes());
            case TeamMembersAssigned _, TeamMembersUnassigned _ -> {}
            case TeamDissolved _ -> AggregateLifecycle.markDeleted();
        }
        version = sequence;
    }
}
