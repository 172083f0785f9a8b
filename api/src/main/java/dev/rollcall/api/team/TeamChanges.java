package dev.rollcall.api.team;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.scim.ResourceId;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.dispatch.Receipt;
import dev.rollcall.command.team.TeamCommand;
import dev.rollcall.command.team.TeamCommand.AssignTeamMembers;
import dev.rollcall.command.team.TeamCommand.ChangeTeamExternalId;
import dev.rollcall.command.team.TeamCommand.CreateTeam;
import dev.rollcall.command.team.TeamCommand.RenameTeam;
import dev.rollcall.command.team.TeamCommand.ReplaceTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnassignTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.ResourceVersion;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.team.TeamRefusal.MembersUnknown;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import dev.rollcall.kernel.user.Searchable;
import dev.rollcall.query.team.TeamQueries;
import dev.rollcall.query.team.TeamQueries.Members;
import dev.rollcall.query.team.TeamView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
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
        send(
                access,
                new CreateTeam(
                        team, displayName(resource), externalId(resource), known(access, members), unknown(access)));
    }

    void replace(
            ScimAccess access,
            UUID team,
            ObjectNode resource,
            Optional<List<String>> members,
            Precondition precondition) {
        List<TeamCommand> commands = new ArrayList<>();
        commands.add(new RenameTeam(team, displayName(resource), precondition));
        if (resource.has("externalId") || !access.dialect().keepsAbsentInPut()) {
            commands.add(new ChangeTeamExternalId(team, externalId(resource), Precondition.NONE));
        }
        members.ifPresent(ids ->
                commands.add(new ReplaceTeamMembers(team, known(access, ids), unknown(access), Precondition.NONE)));
        sendAll(access, commands);
    }

    /** The version that the team has afterwards; empty where nothing changed and it was not asked for. */
    Optional<ResourceVersion> patch(
            ScimAccess access, UUID team, List<PatchOperation> operations, Precondition precondition) {
        var patch = new GroupPatch(access.dialect(), operations);
        var commands = Stream.concat(
                        names(access, team, patch, precondition), members(access, team, patch.members(), precondition))
                .toList();
        return commands.isEmpty()
                ? Optional.of(requireExisting(access, team, precondition))
                : version(sendAll(access, commands));
    }

    private static Optional<ResourceVersion> version(List<Receipt> receipts) {
        return receipts.stream()
                .flatMap(receipt -> receipt.facts().stream())
                .map(Recorded::sequence)
                .max(Comparator.naturalOrder())
                .map(ResourceVersion::new);
    }

    private Stream<TeamCommand> names(ScimAccess access, UUID team, GroupPatch patch, Precondition precondition) {
        if (!patch.touchesNames()) {
            return Stream.of();
        }
        var names = names(access, team);
        var wanted = patch.names(names);
        List<TeamCommand> commands = new ArrayList<>();
        if (!displayName(wanted).equals(displayName(names))) {
            commands.add(new RenameTeam(team, displayName(wanted), precondition));
        }
        if (!Objects.equals(externalId(wanted), externalId(names))) {
            commands.add(new ChangeTeamExternalId(team, externalId(wanted), precondition));
        }
        return commands.stream();
    }

    private ObjectNode names(ScimAccess access, UUID team) {
        var found = find(access, team);
        ObjectNode names = JsonNodeFactory.instance.objectNode().put("displayName", found.displayName());
        return found.externalId() == null ? names : names.put("externalId", found.externalId());
    }

    private Stream<TeamCommand> members(ScimAccess access, UUID team, MemberChange change, Precondition precondition) {
        if (change.isReplacingAll()) {
            return Stream.of(
                    new ReplaceTeamMembers(team, known(access, change.added()), unknown(access), precondition));
        }
        List<TeamCommand> commands = new ArrayList<>();
        if (!change.removed().isEmpty()) {
            commands.add(
                    new UnassignTeamMembers(team, Named.of(change.removed()).ids(), precondition));
        }
        if (!change.added().isEmpty()) {
            commands.add(new AssignTeamMembers(team, known(access, change.added()), unknown(access), precondition));
        }
        return commands.stream();
    }

    private ResourceVersion requireExisting(ScimAccess access, UUID team, Precondition precondition) {
        var version = new ResourceVersion(find(access, team).version());
        version.require(precondition);
        return version;
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

    private static String displayName(ObjectNode resource) {
        var name = resource.path("displayName").asString("");
        if (name.isBlank()) {
            throw new InvalidScim(ScimErrorType.INVALID_VALUE, "displayName is missing or empty; it is required");
        }
        return Searchable.bounded("displayName", name);
    }

    private static @Nullable String externalId(ObjectNode resource) {
        var id = resource.path("externalId").asString(null);
        return id == null ? null : Searchable.bounded("externalId", id);
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
