package dev.rollcall.command.team;

import dev.rollcall.command.team.TeamCommand.PatchTeam;
import dev.rollcall.command.team.TeamCommand.ReplaceTeam;
import dev.rollcall.command.testing.Decisions;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.VersionRefusal.StaleVersion;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.kernel.scim.ResourceTypes.Extension;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The words in which decisions about teams are told. */
final class Vocabulary {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static final OrganizationId ORGANIZATION = Origins.organization();
    static final UUID CONNECTION = UUID.randomUUID();
    static final UUID TEAM = UUID.randomUUID();
    static final UUID BABS = user(1);
    static final UUID MANDY = user(2);
    static final UUID STRANGER = user(-1);
    static final Origin IDP = Origins.scim(ORGANIZATION, CONNECTION);
    static final Origin ADMIN = Origins.admin(ORGANIZATION);
    static final TeamCreated MANUAL = new TeamCreated(TEAM, null, "Tour Guides", null);
    static final TeamCreated CREATED = new TeamCreated(TEAM, CONNECTION, "Tour Guides", "ext-1");
    static final String URN = "urn:ietf:params:scim:schemas:extension:guides:2.0:Group";

    /** A team may have a budget, a cost center that is set once, and a list of members of its own. */
    static final ResourceType GROUP = ResourceTypes.with(
                    List.of(new Extension("Group", Schema.read(json("""
                    {"id": "%s", "attributes": [
                        {"name": "budget", "type": "decimal"},
                        {"name": "costCenter", "mutability": "immutable"},
                        {"name": "members", "multiValued": true}]}""".formatted(URN))))))
            .group();

    static final Precondition STALE = Precondition.ifMatch("W/\"9\"");
    static final StaleVersion REFUSED_AS_STALE = new StaleVersion("W/\"9\"", "W/\"0\"");

    private Vocabulary() {}

    static Decisions<Team> decisions(RosterInMemory roster) {
        return new Decisions<>(Team.class, fixture -> new TeamHandler(fixture.getRepository(), roster, roster));
    }

    static ObjectNode json(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    static TeamProfile profile(String resource) {
        return TeamProfile.of(json(resource));
    }

    static ReplaceTeam replacing(String resource, Precondition precondition) {
        return new ReplaceTeam(TEAM, json(resource), GROUP, Dialect.RFC, precondition);
    }

    static PatchTeam patching(String operations, Precondition precondition) {
        var body = json("{\"Operations\": [%s]}".formatted(operations));
        return new PatchTeam(TEAM, PatchOperation.read(body), GROUP, Dialect.RFC, precondition);
    }

    static UUID user(long number) {
        return new UUID(0x0192_0000_0000_7000L, number);
    }

    /** In the order of their ids. */
    static List<UUID> users(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(Vocabulary::user).toList();
    }
}
