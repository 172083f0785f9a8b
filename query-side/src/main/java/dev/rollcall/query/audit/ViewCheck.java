package dev.rollcall.query.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.FactRow;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes users and teams at random, folds their facts by code that no projector knows, and compares: a view that has left
 * the facts is found before anybody relies on it.
 */
@Component
public final class ViewCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ViewCheck.class);
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Of a round, among those that facts are about, and as many among those that views show. */
    private static final int SAMPLES = 10;

    /** So many are named, and looked at again each round. */
    private static final int MOST = 100;

    /** Who has more facts is not judged. */
    private static final int MOST_FACTS = 2000;

    /** What no view of users or teams shows. */
    private static final Set<String> ELSEWHERE = Set.of("role", "waits", "linkAllowed");

    private static final String USER =
            "(SELECT to_jsonb(u) FROM user_view_1 u WHERE u.organization_id = ? AND u.user_id = ?)";
    private static final String TEAM = """
            (SELECT to_jsonb(t) || jsonb_build_object('members', coalesce((SELECT jsonb_agg(m.user_id) FROM membership_span_1 m
                WHERE m.organization_id = t.organization_id AND m.team_id = t.team_id AND m.until IS NULL), '[]'))
             FROM team_view_1 t WHERE t.organization_id = ? AND t.team_id = ?)""";

    /** @param kind {@code user} or {@code team} */
    public record Subject(OrganizationId organization, String kind, UUID id) {
        static Subject of(ViewDifference known) {
            return new Subject(new OrganizationId(known.organization()), known.kind(), known.subject());
        }
    }

    private record Pair(List<Effect> effects, JsonNode shown) {}

    private final Reads reads;
    private final ViewSampleTable samples;
    private final Set<ViewDifference> different = ConcurrentHashMap.newKeySet();

    public ViewCheck(Reads reads, LedgerDatabase ledger) {
        this.reads = reads;
        this.samples = new ViewSampleTable(ledger);
    }

    /** What this node has found and what is so still, a hundred at most. */
    public Set<ViewDifference> different() {
        return Set.copyOf(different);
    }

    /** One round. @param dice throws a number below the one that it is given */
    public void go(LongUnaryOperator dice) {
        different.removeIf(known -> !check(Subject.of(known)).contains(known));
        for (int sample = 0; sample < SAMPLES; sample++) {
            samples.ofFact(dice).ifPresent(this::look);
            samples.ofView(dice).ifPresent(this::look);
        }
    }

    /** Looked at twice, for two statements see two moments. */
    private void look(Subject subject) {
        for (var difference : check(subject).isEmpty() ? List.<ViewDifference>of() : check(subject)) {
            if (different.size() < MOST && different.add(difference)) {
                LOG.error("A view shows otherwise than the events say: {}", difference.where());
            }
        }
    }

    /** Facts and view are read by one statement, the view along with the first fact alone. */
    public List<ViewDifference> check(Subject subject) {
        var organization = subject.organization().value();
        var rows = reads.list(
                subject.organization(),
                Sql.of("SELECT " + FactRow.COLUMNS + ", CASE WHEN sequence = 0 THEN")
                        .then(shown(subject), organization, subject.id())
                        .then(
                                "END AS shown FROM event WHERE organization_id = ? AND aggregate_id = ? ORDER BY sequence LIMIT ?",
                                organization,
                                subject.id(),
                                MOST_FACTS + 1),
                (row, index) -> new Pair(
                        Effects.of(FactRow.read(subject.organization(), row).event()), Rows.json(row, "shown")));
        if (rows.isEmpty()) {
            return unfounded(subject);
        }
        return rows.size() > MOST_FACTS
                ? List.of()
                : compare(subject, rows, ShownThing.of(rows.getFirst().shown()));
    }

    /** A thing of which there is no fact is not there. */
    private List<ViewDifference> unfounded(Subject subject) {
        var organization = subject.organization();
        return reads.optional(
                        organization,
                        Sql.of("SELECT")
                                .then(shown(subject), organization.value(), subject.id())
                                .then("AS shown"),
                        (row, index) -> ShownThing.of(Rows.json(row, "shown")))
                .map(shown -> compare(subject, List.of(), shown))
                .orElseThrow();
    }

    private static String shown(Subject subject) {
        return subject.kind().equals("user") ? USER : TEAM;
    }

    private List<ViewDifference> compare(Subject subject, List<Pair> rows, Map<String, String> shown) {
        var state = new KnownState();
        rows.forEach(row -> state.apply(row.effects()));
        var byFacts = state.of(subject.kind(), subject.id());
        var attributes = new TreeSet<>(byFacts.keySet());
        attributes.addAll(shown.keySet());
        return attributes.stream()
                .filter(attribute -> !ELSEWHERE.contains(attribute))
                .filter(attribute -> !same(byFacts.get(attribute), shown.get(attribute)))
                .filter(attribute -> !isOfRemovedMember(subject, attribute, shown))
                .map(attribute -> difference(subject, attribute, byFacts, shown))
                .toList();
    }

    private static ViewDifference difference(
            Subject subject, String attribute, Map<String, String> byFacts, Map<String, String> shown) {
        return new ViewDifference(
                subject.organization().value(),
                subject.kind(),
                subject.id(),
                attribute,
                byFacts.get(attribute),
                shown.get(attribute));
    }

    /** PostgreSQL orders the members of objects anew. */
    private static boolean same(@Nullable String one, @Nullable String other) {
        if (Objects.equals(one, other)) {
            return true;
        }
        return one != null
                && other != null
                && isStructure(one)
                && isStructure(other)
                && MAPPER.readTree(one).equals(MAPPER.readTree(other));
    }

    private static boolean isStructure(String text) {
        return text.startsWith("{") || text.startsWith("[");
    }

    /** That a member left with the removal is told by the user's own facts. */
    private boolean isOfRemovedMember(Subject subject, String attribute, Map<String, String> shown) {
        return attribute.startsWith("member ")
                && !shown.containsKey(attribute)
                && reads.optional(
                                subject.organization(),
                                Sql.of(
                                        "SELECT 1 FROM user_view_1 WHERE organization_id = ? AND user_id = ?",
                                        subject.organization().value(),
                                        UUID.fromString(attribute.substring("member ".length()))),
                                (row, index) -> true)
                        .isEmpty();
    }
}
