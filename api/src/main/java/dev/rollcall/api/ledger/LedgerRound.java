package dev.rollcall.api.ledger;

import dev.rollcall.api.database.DatabaseBusy;
import dev.rollcall.query.audit.ViewCheck;
import dev.rollcall.query.ledger.Backlog;
import dev.rollcall.query.ledger.LedgerCheck;
import dev.rollcall.query.ledger.LedgerLag;
import dev.rollcall.query.ledger.SealCheck;
import dev.rollcall.query.proof.CheckpointCheck;
import dev.rollcall.query.proof.SubtreeCheck;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Checks the ledger and the views and asks how far the one is behind, every ten seconds, so that metrics and health have it at hand. */
class LedgerRound {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerRound.class);

    private final LedgerCheck check;
    private final LedgerLag lag;
    private final SealCheck seals;
    private final SubtreeCheck subtrees;
    private final CheckpointCheck checkpoints;
    private final ViewCheck views;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private volatile Backlog backlog = new Backlog(0, Duration.ZERO);
    private volatile Map<String, Long> followers = Map.of();

    LedgerRound(
            LedgerCheck check,
            LedgerLag lag,
            SealCheck seals,
            SubtreeCheck subtrees,
            CheckpointCheck checkpoints,
            ViewCheck views) {
        this.check = check;
        this.lag = lag;
        this.seals = seals;
        this.subtrees = subtrees;
        this.checkpoints = checkpoints;
        this.views = views;
    }

    Backlog backlog() {
        return backlog;
    }

    Map<String, Long> followers() {
        return followers;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void go() {
        var random = ThreadLocalRandom.current();
        attempt("how far it goes", () -> {
            backlog = lag.backlog();
            followers = lag.followers();
        });
        attempt("whether events are missing", check::go);
        attempt("whether events were altered", () -> seals.go(random::nextLong));
        attempt("whether sealed hashes were altered", subtrees::go);
        attempt("whether ledgers go on from what was signed", checkpoints::go);
        attempt("whether views are as events say", () -> views.go(random::nextLong));
    }

    /** One check that fails keeps no other from its work. */
    private void attempt(String what, Runnable work) {
        try {
            work.run();
            failing.remove(what);
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | DataAccessResourceFailureException unavailable) {
            LOG.warn(
                    "The ledger is asked later {}: {}",
                    what,
                    unavailable.getClass().getSimpleName());
        } catch (RuntimeException failed) {
            if (DatabaseBusy.causes(failed)) {
                LOG.warn("The ledger is asked later {}: the database is busy or locked", what);
                return;
            }
            failing.add(what);
            LOG.error("The ledger does not tell {}", what, failed);
        }
    }

    /** What could not be found out in the last round, for what is stored cannot be read. */
    Set<String> failing() {
        return Set.copyOf(failing);
    }
}
