package dev.rollcall.query.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far each follower is. A claim keeps two nodes from doing the same work, by PostgreSQL's clock alone; what keeps them
 * from doing it twice is that a position moves only from where its holder believes it to be, in the transaction of the
 * rows. One segment each: the ledger has one order.
 */
final class PositionTable implements TokenStore {
    private static final String CLAIM = "holder = ?, held_until = clock_timestamp() + interval '10 seconds'";

    private final JdbcTemplate database;
    private final UUID node;
    private final Map<String, Long> believed = new ConcurrentHashMap<>();

    PositionTable(LedgerDatabase database, UUID node) {
        this.database = new JdbcTemplate(database.source());
        this.node = node;
    }

    @Override
    public void initializeTokenSegments(String follower, int segments, @Nullable TrackingToken beginning) {
        database.update(
                "INSERT INTO ledger_follower (name, position) VALUES (?, ?) ON CONFLICT DO NOTHING",
                follower,
                LedgerSource.position(beginning));
    }

    @Override
    public int[] fetchSegments(String follower) {
        return database
                .query("SELECT 0 FROM ledger_follower WHERE name = ?", (row, index) -> row.getInt(1), follower)
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public TrackingToken fetchToken(String follower, int segment) {
        long position = database
                .query(
                        "UPDATE ledger_follower SET " + CLAIM
                                + " WHERE name = ? AND (holder = ? OR coalesce(held_until < clock_timestamp(), true)) RETURNING position",
                        (row, index) -> row.getLong(1),
                        node,
                        follower,
                        node)
                .stream()
                .findFirst()
                .orElseThrow(() -> new UnableToClaimTokenException("Another node runs the follower " + follower));
        believed.put(follower, position);
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String follower, int segment) {
        long to = LedgerSource.position(token);
        int moved = database.update(
                "UPDATE ledger_follower SET position = ?, " + CLAIM + " WHERE name = ? AND position = ?",
                to,
                node,
                follower,
                believed.get(follower));
        requireOne(moved, follower);
        believed.put(follower, to);
    }

    @Override
    public void extendClaim(String follower, int segment) {
        requireOne(
                database.update(
                        "UPDATE ledger_follower SET " + CLAIM + " WHERE name = ? AND holder = ?", node, follower, node),
                follower);
    }

    @Override
    public void releaseClaim(String follower, int segment) {
        database.update(
                "UPDATE ledger_follower SET holder = NULL, held_until = NULL WHERE name = ? AND holder = ?",
                follower,
                node);
    }

    private static void requireOne(int rows, String follower) {
        if (rows != 1) {
            throw new UnableToClaimTokenException("Another node has moved the follower " + follower);
        }
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return Optional.of("ledger_follower");
    }
}
