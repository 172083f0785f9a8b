package dev.rollcall.command.team;

import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.EventSourcing;
import dev.rollcall.command.team.Roster.Assigned;
import dev.rollcall.command.team.TeamCommand.AllowTeamLink;
import dev.rollcall.command.team.TeamCommand.AssignTeamMembers;
import dev.rollcall.command.team.TeamCommand.ChangeTeamExternalId;
import dev.rollcall.command.team.TeamCommand.CreateTeam;
import dev.rollcall.command.team.TeamCommand.DissolveTeam;
import dev.rollcall.command.team.TeamCommand.ForbidTeamLink;
import dev.rollcall.command.team.TeamCommand.RenameTeam;
import dev.rollcall.command.team.TeamCommand.ReplaceTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnassignTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refusal;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.VersionRefusal.Busy;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.team.TeamRefusal;
import dev.rollcall.kernel.team.TeamRefusal.ManualTeam;
import dev.rollcall.kernel.team.TeamRefusal.MembersUnknown;
import dev.rollcall.kernel.team.TeamRefusal.TeamNameTaken;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
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

    @CommandHandler
    List<UUID> handle(CreateTeam command, Origin origin) throws Exception {
        heads.found(origin.organization(), command.team(), command.displayName())
                .ifPresent(other -> {
                    throw new Refused(taken(command.displayName(), other, origin));
                });
        var assigned = assign(command.team(), command.members(), command.unknown(), origin);
        var fact = new TeamCreated(command.team(), origin.connection(), command.displayName(), command.externalId());
        teams.newInstance(() -> new Team(fact, assigned.added()));
        return assigned.unknown();
    }

    private TeamRefusal taken(String displayName, UUID other, Origin origin) {
        return origin.connection() != null && load(other, new Busy(), Team::isClosed)
                ? new ManualTeam(displayName)
                : new TeamNameTaken(displayName);
    }

    @CommandHandler
    void handle(RenameTeam command, Origin origin) {
        change(command.team(), command.precondition(), origin, team -> {
            if (!team.isNamed(command.displayName())) {
                heads.rename(origin.organization(), command.team(), command.displayName());
                team.rename(command.displayName());
            }
        });
    }

    @CommandHandler
    void handle(ChangeTeamExternalId command, Origin origin) {
        change(command.team(), command.precondition(), origin, team -> team.changeExternalId(command.externalId()));
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
        change(
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
        change(command.team(), command.precondition(), origin, team -> {
            heads.dissolve(origin.organization(), command.team());
            roster.dissolve(origin.organization(), command.team());
            team.dissolve();
        });
    }

    @CommandHandler
    void handle(AllowTeamLink command, Origin origin) {
        change(command.team(), Precondition.NONE, origin, Team::allowLink);
    }

    @CommandHandler
    void handle(ForbidTeamLink command, Origin origin) {
        change(command.team(), Precondition.NONE, origin, Team::forbidLink);
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

    private void change(UUID id, Precondition precondition, Origin origin, Consumer<Team> work) {
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
