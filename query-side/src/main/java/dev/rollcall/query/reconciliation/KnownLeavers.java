package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.reconciliation.LeaverFinding;
import dev.rollcall.kernel.reconciliation.LeaverVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those of a list whom the history knows, with all that it says of them. The first name that tells one person counts. */
final class KnownLeavers {
    private final Map<Integer, Map<Integer, Called>> byLine = new HashMap<>();

    /** @param rank which of the row's names it is, from 0 */
    Called called(int line, int rank) {
        return byLine.computeIfAbsent(line, _ -> new HashMap<>()).computeIfAbsent(rank, _ -> new Called());
    }

    LeaverFinding finding(Leaver leaver, Duration allowedDelay, Instant now) {
        var called = byLine.getOrDefault(leaver.line(), Map.of());
        for (int rank = 0; rank < leaver.names().size(); rank++) {
            var name = leaver.names().get(rank);
            var person = called.containsKey(rank)
                    ? called.get(rank).person(name.by()).orElse(null)
                    : null;
            if (person != null) {
                var judgement = Judgement.of(person.times(), leaver.left(), allowedDelay, now);
                return finding(leaver, name, person.shown(), judgement);
            }
        }
        return finding(leaver, leaver.names().getFirst(), null, Judgement.plain(LeaverVerdict.UNKNOWN, null));
    }

    private static LeaverFinding finding(
            Leaver leaver, Leaver.Name name, @Nullable Account account, Judgement judgement) {
        return new LeaverFinding(
                leaver.line(),
                name.by().column(),
                name.value(),
                leaver.left(),
                account == null ? null : account.user(),
                account == null ? null : account.userName(),
                judgement.verdict(),
                judgement.endedAt(),
                judgement.backFrom(),
                judgement.backUntil(),
                account == null ? null : account.seat());
    }
}
