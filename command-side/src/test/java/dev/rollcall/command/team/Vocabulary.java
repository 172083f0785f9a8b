package dev.rollcall.command.team;

import dev.rollcall.command.testing.Decisions;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.VersionRefusal.StaleVersion;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** The words in which decisions about teams are told. */
final class Vocabulary {
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
    static final Precondition STALE = Precondition.ifMatch("W/\"9\"");
    static final StaleVersion REFUSED_AS_STALE = new StaleVersion("W/\"9\"", "W/\"0\"");

    private Vocabulary() {}

    static Decisions<Team> decisions(RosterInMemory roster) {
        return new Decisions<>(Team.class, fixture -> new TeamHandler(fixture.getRepository(), roster, roster));
    }

    static UUID user(long number) {
        return new UUID(0x0192_0000_0000_7000L, number);
    }

    /** In the order of their ids. */
    static List<UUID> users(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(Vocabulary::user).toList();
    }
}
