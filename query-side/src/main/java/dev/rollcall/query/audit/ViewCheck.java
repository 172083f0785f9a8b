package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.history.UnreadableEvent;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes users, teams, licences and connections at random, folds their facts by code that no projector knows, and compares:
 * a view that has left the facts is found before anybody relies on it.
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

    /** What these views do not show. */
    private static final Set<String> ELSEWHERE = Set.of("user linkAllowed", "team linkAllowed", "connection addresses");

    /** Whether the ledger commits to personal data that is no more. */
    private static final String ERASED = """
            personal IS NULL AND EXISTS (SELECT FROM ledger l WHERE l.organization_id = event.organization_id
                AND l.global_index = event.global_index AND l.personal_commit IS NOT NULL) AS erased""";

    /** Where a fact stands in the ledger, and what is shown as taken by it: one seat, unless somebody has planted another. */
    private static final String OF_SEAT = """
            CASE WHEN name IN ('seat.assigned', 'seat.released') THEN (SELECT l.position FROM ledger l
                WHERE l.organization_id = event.organization_id AND l.global_index = event.global_index) END AS place,
            CASE WHEN name = 'seat.assigned' THEN (SELECT jsonb_agg(to_jsonb(s)) FROM seat_span_1 s
                WHERE s.organization_id = event.organization_id AND s.since_index = event.global_index) END AS spans""";

    /**
     * What is compared.
     *
     * @param kind {@code user}, {@code team}, {@code license} or {@code connection}
     * @param span of a user: the fact from which a view shows a seat that is to be looked at, 0 for none
     */
    public record Subject(OrganizationId organization, String kind, UUID id, long span) {
        public Subject(OrganizationId organization, String kind, UUID id) {
            this(organization, kind, id, 0);
        }

        static Subject of(ViewDifference known) {
            return new Subject(
                    new OrganizationId(known.organization()),
                    known.kind(),
                    known.subject(),
                    SeatsByFacts.fromOf(known.attribute()));
        }
    }

    private record Row(
            Recorded<?> fact, boolean erased, @Nullable Long position, JsonNode spans, JsonNode shown) {}

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

    /** What is shown of a thing is not what its facts say either where one of them cannot be read. */
    public List<ViewDifference> check(Subject subject) {
        try {
            return compared(subject);
        } catch (UnreadableEvent unreadable) {
            return untold(subject, "all, for an event is unreadable", unreadable.getMessage());
        }
    }

    private static List<ViewDifference> untold(Subject subject, String attribute, @Nullable String why) {
        return List.of(
                new ViewDifference(subject.organization().value(), subject.kind(), subject.id(), attribute, why, null));
    }

    /** Facts and views are read by one statement, most of the views along with the first fact alone. */
    private List<ViewDifference> compared(Subject subject) {
        var organization = subject.organization().value();
        var rows = reads.list(
                subject.organization(),
                Sql.of("SELECT " + FactRow.COLUMNS + "," + ERASED + "," + OF_SEAT + ", CASE WHEN sequence = 0 THEN")
                        .then(ShownThing.of(subject))
                        .then(
                                "END AS shown FROM event WHERE organization_id = ? AND aggregate_id = ? ORDER BY sequence LIMIT ?",
                                organization,
                                subject.id(),
                                MOST_FACTS + 1),
                (row, index) -> new Row(
                        FactRow.read(subject.organization(), row),
                        row.getBoolean("erased"),
                        row.getObject("place", Long.class),
                        Rows.json(row, "spans"),
                        Rows.json(row, "shown")));
        if (rows.isEmpty()) {
            return unfounded(subject);
        }
        if (rows.stream().anyMatch(Row::erased)) {
            return untold(subject, "all, for personal data of an event is gone", "what the ledger commits to");
        }
        return rows.size() > MOST_FACTS ? List.of() : compare(subject, rows);
    }

    /** A thing of which there is no fact is not there. */
    private List<ViewDifference> unfounded(Subject subject) {
        var organization = subject.organization();
        return reads.optional(
                        organization,
                        Sql.of("SELECT").then(ShownThing.of(subject)).then("AS shown"),
                        (row, index) -> ShownThing.of(Rows.json(row, "shown")))
                .map(shown -> compare(subject, Map.of(), shown))
                .orElseThrow();
    }

    private List<ViewDifference> compare(Subject subject, List<Row> rows) {
        var state = new KnownState();
        var seats = new SeatsByFacts();
        var shown = ShownThing.of(rows.getFirst().shown());
        for (var row : rows) {
            state.apply(Effects.of(row.fact().event()));
            seats.apply(row.fact(), row.position());
            row.spans().forEach(span -> ShownThing.span(shown, span));
        }
        var byFacts = new TreeMap<>(state.of(subject.kind(), subject.id()));
        byFacts.remove("overageAllowed", "0");
        byFacts.putAll(seats.attributes(rows.getFirst().shown().path("followed").longValue(0)));
        EmailsByFacts.of(byFacts).ifPresent(addresses -> byFacts.put(EmailsByFacts.ATTRIBUTE, addresses));
        return compare(subject, byFacts, shown);
    }

    private List<ViewDifference> compare(Subject subject, Map<String, String> byFacts, Map<String, String> shown) {
        var attributes = new TreeSet<>(byFacts.keySet());
        attributes.addAll(shown.keySet());
        return attributes.stream()
                .filter(attribute -> !isElsewhere(subject.kind(), attribute))
                .filter(attribute -> !same(byFacts.get(attribute), shown.get(attribute)))
                .filter(attribute -> !isOfRemovedMember(subject, attribute, shown))
                .map(attribute -> difference(subject, attribute, byFacts, shown))
                .toList();
    }

    private static boolean isElsewhere(String kind, String attribute) {
        return ELSEWHERE.contains(kind + " " + attribute)
                || (kind.equals("connection") && attribute.startsWith("token "));
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
        return one != null && other != null && isStructure(one) && isStructure(other) && sameStructure(one, other);
    }

    /** A text may look like a structure and be none. */
    private static boolean sameStructure(String one, String other) {
        try {
            return MAPPER.readTree(one).equals(MAPPER.readTree(other));
        } catch (JacksonException text) {
            return false;
        }
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
