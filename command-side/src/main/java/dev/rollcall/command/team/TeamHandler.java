package dev.rollcall.command.team;

import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.EventSourcing;
import dev.rollcall.command.team.Roster.Assigned;
import dev.rollcall.command.team.TeamCommand.AllowTeamLink;
import dev.rollcall.command.team.TeamCommand.AssignTeamMembers;
import dev.rollcall.command.team.TeamCommand.CreateTeam;
import dev.rollcall.command.team.TeamCommand.DissolveTeam;
import dev.rollcall.command.team.TeamCommand.ForbidTeamLink;
import dev.rollcall.command.team.TeamCommand.PatchTeam;
import dev.rollcall.command.team.TeamCommand.ReplaceTeam;
import dev.rollcall.command.team.TeamCommand.ReplaceTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnassignTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refusal;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.VersionRefusal.Busy;
import dev.rollcall.kernel.scim.ExtensionValues;
import dev.rollcall.kernel.scim.Patch;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.team.TeamRefusal;
import dev.rollcall.kernel.team.TeamRefusal.ManualTeam;
import dev.rollcall.kernel.team.TeamRefusal.MembersUnknown;
import dev.rollcall.kernel.team.TeamRefusal.TeamNameTaken;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Carries out what is asked of teams. The team's head row is locked before anything is read, so two changes at once
 * both take effect. Commands that name members answer which of them are unknown.
 */
@Component
public final class TeamHandler implements CommandHandlers {
    private final Repository<Team> teams;
    private final TeamHeads heads;
    private final Roster roster;

    @Autowired
    TeamHandler(EventSourcing sourcing, TeamHeads heads, Roster roster) {
        this(sourcing.snapshotted(Team.class, Team::weight), heads, roster);
    }

    TeamHandler(Repository<Team> teams, TeamHeads heads, Roster roster) {
        this.teams = teams;
        this.heads = heads;
        this.roster = roster;
    }

    /** All changes of one team wait for the row of its head. */
    @Override
    public Optional<UUID> queue(Object command) {
        return command instanceof TeamCommand change ? Optional.of(change.team()) : Optional.empty();
    }

    @CommandHandler
    List<UUID> handle(CreateTeam command, Origin origin) throws Exception {
        var profile = command.profile();
        heads.found(origin.organization(), command.team(), profile.displayName())
                .ifPresent(other -> {
                    throw new Refused(taken(profile.displayName(), other, origin));
                });
        var assigned = assign(command.team(), command.members(), command.unknown(), origin);
        var fact = new TeamCreated(command.team(), origin.connection(), profile.displayName(), profile.externalId());
        teams.newInstance(() -> new Team(fact, profile.attributes(), assigned.added()));
        return assigned.unknown();
    }

    private TeamRefusal taken(String displayName, UUID other, Origin origin) {
        return origin.connection() != null && load(other, new Busy(), Team::isClosed)
                ? new ManualTeam(displayName)
                : new TeamNameTaken(displayName);
    }

    @CommandHandler
    void handle(ReplaceTeam command, Origin origin) {
        change(command.team(), command.precondition(), origin, before -> {
            var wanted = TeamProfile.of(command.resource());
            var kept = command.dialect().keepsAbsentInPut() ? wanted.keeping(before) : wanted;
            return TeamProfile.of(ExtensionValues.replaced(command.type(), before.resource(), kept.resource()));
        });
    }

    @CommandHandler
    void handle(PatchTeam command, Origin origin) {
        change(
                command.team(),
                command.precondition(),
                origin,
                before -> TeamProfile.of(
                        Patch.apply(command.type(), command.dialect(), before.resource(), command.operations())));
    }

    private void change(UUID id, Precondition precondition, Origin origin, UnaryOperator<TeamProfile> wish) {
        alter(id, precondition, origin, team -> {
            var before = team.seenBy(origin.connection());
            var wanted = wish.apply(before);
            if (!wanted.displayName().equals(before.displayName())) {
                heads.rename(origin.organization(), id, wanted.displayName());
            }
            team.change(wanted, origin.connection());
        });
    }

    @CommandHandler
    List<UUID> handle(AssignTeamMembers command, Origin origin) {
        return answer(command.team(), command.precondition(), origin, team -> {
            var assigned = assign(command.team(), command.users(), command.unknown(), origin);
            team.assign(assigned.added());
            return assigned.unknown();
        });
    }

    @CommandHandler
    void handle(UnassignTeamMembers command, Origin origin) {
        alter(
                command.team(),
                command.precondition(),
                origin,
                team -> team.unassign(roster.unassign(origin.organization(), command.team(), command.users())));
    }

    @CommandHandler
    List<UUID> handle(ReplaceTeamMembers command, Origin origin) {
        return answer(command.team(), command.precondition(), origin, team -> {
            var gone = roster.retain(origin.organization(), command.team(), command.users());
            var assigned = assign(command.team(), command.users(), command.unknown(), origin);
            team.unassign(gone);
            team.assign(assigned.added());
            return assigned.unknown();
        });
    }

    @CommandHandler
    void handle(DissolveTeam command, Origin origin) {
        alter(command.team(), command.precondition(), origin, team -> {
            heads.dissolve(origin.organization(), command.team());
            roster.dissolve(origin.organization(), command.team());
            team.dissolve();
        });
    }

    @CommandHandler
    void handle(AllowTeamLink command, Origin origin) {
        alter(command.team(), Precondition.NONE, origin, Team::allowLink);
    }

    @CommandHandler
    void handle(ForbidTeamLink command, Origin origin) {
        alter(command.team(), Precondition.NONE, origin, Team::forbidLink);
    }

    private Assigned assign(UUID team, List<UUID> users, UnknownMembers unknown, Origin origin) {
        if (users.isEmpty()) {
            return new Assigned(List.of(), List.of());
        }
        var assigned = roster.assign(origin.organization(), team, users);
        if (unknown == UnknownMembers.REFUSED && !assigned.unknown().isEmpty()) {
            throw new Refused(new MembersUnknown(
                    assigned.unknown().stream().map(UUID::toString).toList()));
        }
        return assigned;
    }

    private void alter(UUID id, Precondition precondition, Origin origin, Consumer<Team> work) {
        answer(id, precondition, origin, team -> {
            work.accept(team);
            return List.of();
        });
    }

    private List<UUID> answer(UUID id, Precondition precondition, Origin origin, Function<Team, List<UUID>> work) {
        heads.lock(origin.organization(), id);
        return load(id, new TeamUnknown(id.toString()), team -> {
            team.require(precondition);
            team.changeThrough(origin.connection());
            return work.apply(team);
        });
    }

    /** @param gone what is answered where there is no such team, or no more */
    private <T> T load(UUID id, Refusal gone, Function<Team, T> work) {
        try {
            return teams.load(id.toString()).invoke(work);
        } catch (AggregateNotFoundException dissolved) {
            throw new Refused(gone);
        }
    }
}
