package dev.rollcall.api.team;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.scim.References;
import dev.rollcall.api.scim.ResourceId;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.dispatch.Receipt;
import dev.rollcall.command.team.TeamCommand;
import dev.rollcall.command.team.TeamCommand.AssignTeamMembers;
import dev.rollcall.command.team.TeamCommand.CreateTeam;
import dev.rollcall.command.team.TeamCommand.PatchTeam;
import dev.rollcall.command.team.TeamCommand.ReplaceTeam;
import dev.rollcall.command.team.TeamCommand.ReplaceTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnassignTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.command.team.TeamProfile;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.ResourceVersion;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.team.TeamRefusal.MembersUnknown;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import dev.rollcall.query.team.TeamQueries;
import dev.rollcall.query.team.TeamQueries.Members;
import dev.rollcall.query.team.TeamView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Turns requests about groups into commands. Several commands of one request are carried out together or not at all. */
@Component
final class TeamChanges {
    private final Dispatch dispatch;
    private final TeamQueries teams;

    TeamChanges(Dispatch dispatch, TeamQueries teams) {
        this.dispatch = dispatch;
        this.teams = teams;
    }

    /** Ids as a request writes them: those that can be ids of ours, and those that cannot. */
    private record Named(List<UUID> ids, List<String> foreign) {
        static Named of(List<String> texts) {
            var ids = texts.stream()
                    .flatMap(text -> ResourceId.parse(text).stream())
                    .toList();
            var foreign = texts.stream()
                    .filter(text -> ResourceId.parse(text).isEmpty())
                    .toList();
            return new Named(ids, foreign);
        }
    }

    void create(ScimAccess access, UUID team, ObjectNode resource, List<String> members) {
        send(access, new CreateTeam(team, TeamProfile.of(resource), known(access, members), unknown(access)));
    }

    void replace(
            ScimAccess access,
            UUID team,
            ObjectNode resource,
            Optional<List<String>> members,
            Precondition precondition) {
        var commands = new TeamCommands(precondition);
        commands.add(first -> new ReplaceTeam(team, resource, access.types().group(), access.dialect(), first));
        members.ifPresent(
                ids -> commands.add(first -> new ReplaceTeamMembers(team, known(access, ids), unknown(access), first)));
        sendAll(access, commands.all());
    }

    /**
     * The first command alone has the precondition: after it the team has another version.
     *
     * @return the version that the team has afterwards; empty where nothing changed and it was not asked for
     */
    Optional<ResourceVersion> patch(
            ScimAccess access, UUID team, List<PatchOperation> operations, Precondition precondition) {
        var type = access.types().group();
        var patch = new GroupPatch(type, access.dialect(), operations, filter -> selected(access, team, filter));
        var commands = new TeamCommands(precondition);
        if (!patch.others().isEmpty()) {
            commands.add(first -> new PatchTeam(team, patch.others(), type, access.dialect(), first));
        }
        members(access, team, patch.members(), commands);
        return commands.all().isEmpty() ? touch(access, team, precondition) : version(sendAll(access, commands.all()));
    }

    private List<String> selected(ScimAccess access, UUID team, ValuePath members) {
        var filter = (ValuePath)
                new References(access.baseUrl(), List.of(access.types().group())).in(members);
        var selected =
                teams.selected(access.organization(), access.types().group(), team, filter, MemberIds.MAX_MEMBERS + 1);
        MemberIds.requireFew(selected.size());
        return selected.stream().map(UUID::toString).toList();
    }

    private static Optional<ResourceVersion> version(List<Receipt> receipts) {
        return receipts.stream()
                .flatMap(receipt -> receipt.facts().stream())
                .map(Recorded::sequence)
                .max(Comparator.naturalOrder())
                .map(ResourceVersion::new);
    }

    private static void members(ScimAccess access, UUID team, MemberChange change, TeamCommands commands) {
        if (change.isReplacingAll()) {
            commands.add(first -> new ReplaceTeamMembers(team, known(access, change.added()), unknown(access), first));
            return;
        }
        if (!change.removed().isEmpty()) {
            commands.add(first ->
                    new UnassignTeamMembers(team, Named.of(change.removed()).ids(), first));
        }
        if (!change.added().isEmpty()) {
            commands.add(first -> new AssignTeamMembers(team, known(access, change.added()), unknown(access), first));
        }
    }

    /** What changes nothing has to name a team of the present version all the same, and is the first change of a manual one. */
    private Optional<ResourceVersion> touch(ScimAccess access, UUID team, Precondition precondition) {
        var found = find(access, team);
        var version = new ResourceVersion(found.version());
        version.require(precondition);
        return found.isManual()
                ? version(sendAll(
                        access,
                        List.of(new PatchTeam(
                                team, List.of(), access.types().group(), access.dialect(), precondition))))
                : Optional.of(version);
    }

    private TeamView find(ScimAccess access, UUID team) {
        return teams.find(access.organization(), team, Members.NONE)
                .orElseThrow(() -> new Refused(new TeamUnknown(team.toString())));
    }

    private static List<UUID> known(ScimAccess access, List<String> members) {
        var named = Named.of(members);
        if (!named.foreign().isEmpty()) {
            if (unknown(access) == UnknownMembers.REFUSED) {
                throw new Refused(new MembersUnknown(named.foreign()));
            }
            access.call().leftOut(named.foreign());
        }
        return named.ids();
    }

    private static UnknownMembers unknown(ScimAccess access) {
        return access.dialect().skipsStrays() ? UnknownMembers.SKIPPED : UnknownMembers.REFUSED;
    }

    void send(ScimAccess access, TeamCommand command) {
        sendAll(access, List.of(command));
    }

    private List<Receipt> sendAll(ScimAccess access, List<TeamCommand> commands) {
        var receipts = commands.size() == 1
                ? List.of(dispatch.send(commands.getFirst(), access.origin()))
                : dispatch.sendAll(commands, access.origin());
        receipts.forEach(receipt -> note(access, receipt));
        return receipts;
    }

    /** Marks a partly applied call, where the identity provider's admin finds it. */
    private static void note(ScimAccess access, Receipt receipt) {
        access.call().recorded(receipt);
        if (receipt.answer() instanceof List<?> unknown) {
            access.call().leftOut(unknown.stream().map(String::valueOf).toList());
        }
    }
}
