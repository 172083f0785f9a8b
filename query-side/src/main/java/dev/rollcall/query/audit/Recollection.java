package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersUnassigned;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.query.ledger.FactRow;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;

/**
 * What has to be known of things before facts that stand anywhere in the ledger: folded from the things' own facts, so it
 * costs as much as these, and not as all that happened before. Members of a team are known only as far as facts ask for
 * them: who leaves was one, and who was one to the end is looked for when a team is dissolved.
 */
final class Recollection {
    private static final String EARLIER = """
            FROM event JOIN ledger USING (organization_id, global_index)
            WHERE organization_id = ? AND aggregate_id = ANY (cast(? AS uuid[])) AND position <= ?""";
    private static final String FACTS = "SELECT " + FactRow.COLUMNS + " " + EARLIER;

    private static final String MEMBERSHIPS =
            "(%s, %s)".formatted(named(TeamMembersAssigned.class), named(TeamMembersUnassigned.class));
    private static final String OWN = FACTS + " AND name NOT IN " + MEMBERSHIPS + " ORDER BY position";
    private static final String OF_MEMBERS = FACTS + " AND name IN " + MEMBERSHIPS + " ORDER BY position";
    private static final String REMOVED = "SELECT aggregate_id " + EARLIER + " AND name = " + named(UserRemoved.class);

    private final Reads reads;
    private final OrganizationId organization;
    private final KnownState state;
    private final Set<UUID> recalled = new HashSet<>();

    Recollection(Reads reads, OrganizationId organization, KnownState state) {
        this.reads = reads;
        this.organization = organization;
        this.state = state;
    }

    private static String named(Class<? extends Event> event) {
        return Sql.literal(EventNames.of(event).name());
    }

    /** @param position up to which facts have been applied, or lie before all of them @param next the effects behind it */
    void recall(long position, List<Effect> next) {
        var unknown = new HashSet<UUID>();
        next.stream()
                .filter(effect -> !effect.isMembership() && recalled.add(effect.subject()))
                .forEach(effect -> unknown.add(effect.subject()));
        fold(OWN, unknown, position, state);
        next.stream().filter(Effect::isEndOfTeam).forEach(end -> recallMembers(end.subject(), position));
        recallLeavers(next);
    }

    private void fold(String facts, Collection<UUID> things, long position, KnownState into) {
        if (!things.isEmpty()) {
            ask(
                    facts,
                    things,
                    position,
                    (row, index) -> into.apply(
                            Effects.of(FactRow.read(organization, row).event())));
        }
    }

    private <T> List<T> ask(String sql, Collection<UUID> things, long position, RowMapper<T> mapper) {
        return reads.list(organization, Sql.of(sql, organization.value(), Sql.array(things), position), mapper);
    }

    /** Whoever was removed has left all teams, which the facts of the team do not tell. */
    private void recallMembers(UUID team, long position) {
        var membership = new KnownState();
        fold(OF_MEMBERS, List.of(team), position, membership);
        var members = membership.members(team);
        ask(REMOVED, members, position, (row, index) -> members.remove(Rows.uuid(row, "aggregate_id")));
        members.forEach(user -> state.apply(List.of(TeamEffects.member(team, user, "true"))));
    }

    /** The first that is told of a member in a team is that it leaves: so it was in it. */
    private void recallLeavers(List<Effect> next) {
        var told = new HashSet<Effect>();
        for (Effect effect : next) {
            if (effect.isMembership() && told.add(effect.withValue("true")) && effect.value() == null) {
                state.apply(List.of(effect.withValue("true")));
            }
        }
    }
}
