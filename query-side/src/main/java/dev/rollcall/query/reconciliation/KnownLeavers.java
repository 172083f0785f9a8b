package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.reconciliation.LeaverFinding;
import dev.rollcall.kernel.reconciliation.LeaverVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Those of a list whom the history knows, with all that it says of them. Two accounts that were there at once are of two
 * people: whom of them the list means is unknown.
 */
final class KnownLeavers {
    private final Map<Integer, Known> byLine = new HashMap<>();

    /** Ids are made in the order of time: of several accounts the one with the greatest is shown, or the one on a seat. */
    private static final class Known {
        private final AccessStory story = new AccessStory();
        private final AccessStory presence = new AccessStory();
        private final int rank;
        private UUID user;
        private @Nullable String userName;
        private @Nullable Integer seat;

        Known(int rank, UUID user) {
            this.rank = rank;
            this.user = user;
        }

        void account(UUID account, @Nullable String name, @Nullable Integer held) {
            if (seat == null && (held != null || account.toString().compareTo(user.toString()) >= 0)) {
                user = account;
                userName = name;
                seat = held;
            }
        }
    }

    /** @param rank which of the row's names found the account; @param seat the number of the one that it holds now */
    void account(int line, int rank, UUID user, @Nullable String userName, @Nullable Integer seat) {
        byLine.computeIfAbsent(line, _ -> new Known(rank, user)).account(user, userName, seat);
    }

    /** @param began whether it is of one who was active from the first */
    void fact(int line, UUID account, String name, boolean began, Instant at) {
        var known = byLine.get(line);
        if (known == null) {
            throw new IllegalStateException("A fact of nobody in line " + line);
        }
        switch (name) {
            case "user.reactivated" -> known.story.begin(account, at);
            case "user.provisioned" -> {
                known.presence.begin(account, at);
                if (began) {
                    known.story.begin(account, at);
                }
            }
            case "user.removed" -> {
                known.presence.end(account, at);
                known.story.end(account, at);
            }
            default -> known.story.end(account, at);
        }
    }

    LeaverFinding finding(Leaver leaver, Duration allowedDelay, Instant now) {
        var known = byLine.get(leaver.line());
        if (known == null || known.presence.overlaps()) {
            return finding(leaver, known == null ? 0 : known.rank, null, Judgement.plain(LeaverVerdict.UNKNOWN, null));
        }
        return finding(leaver, known.rank, known, Judgement.of(known.story.times(), leaver.left(), allowedDelay, now));
    }

    private static LeaverFinding finding(Leaver leaver, int rank, @Nullable Known known, Judgement judgement) {
        var name = leaver.names().get(rank);
        return new LeaverFinding(
                leaver.line(),
                name.by().column(),
                name.value(),
                leaver.left(),
                known == null ? null : known.user,
                known == null ? null : known.userName,
                judgement.verdict(),
                judgement.endedAt(),
                judgement.backFrom(),
                judgement.backUntil(),
                known == null ? null : known.seat);
    }
}
