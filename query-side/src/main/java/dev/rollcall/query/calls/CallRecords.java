package dev.rollcall.query.calls;

import dev.rollcall.kernel.message.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Writes calls down, and takes them away again when they are too old or too many. */
@Component
public final class CallRecords {
    /** So many rows are removed in one transaction. */
    static final int AT_ONCE = 1000;

    private static final int ORGANIZATIONS_AT_ONCE = 1000;
    private static final OrganizationId NONE = new OrganizationId(RequestIds.LEAST);

    private final CallTable table;
    private final RecentUses recent = new RecentUses();

    public CallRecords(DataSource database) {
        this.table = new CallTable(database);
    }

    /**
     * Writes calls of one organization.
     *
     * @param notKept how many more there were, which could not be kept
     * @return how many calls of the organization are kept now
     */
    public long write(OrganizationId organization, List<Call> calls, long notKept) {
        var uses = recent.news(calls);
        var kept = table.write(organization, calls, uses, notKept);
        recent.written(uses);
        return kept;
    }

    /** Takes away what is older, of every organization. */
    public void removeBefore(Instant time) {
        var eldest = RequestIds.from(time);
        List<OrganizationId> some = table.organizations(NONE, ORGANIZATIONS_AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(organization -> removeBefore(organization, eldest));
            some = table.organizations(some.getLast(), ORGANIZATIONS_AT_ONCE);
        }
    }

    private void removeBefore(OrganizationId organization, UUID eldest) {
        long removed;
        do {
            removed = table.removeBefore(organization, eldest);
        } while (removed == AT_ONCE);
    }

    /** Takes away the eldest calls of an organization that has more than so many. */
    public void removeSurplus(OrganizationId organization, long most) {
        long removed;
        do {
            removed = table.removeSurplus(organization, most);
        } while (removed == AT_ONCE);
    }

    /** Remembers which uses of tokens stand in the database already, so that each is written once a minute at most. */
    private static final class RecentUses {
        private static final Duration OFTEN = Duration.ofMinutes(1);
        private static final int MOST = 10_000;

        private record Key(String kid, String address) {}

        private final Map<Key, Instant> written = new LinkedHashMap<>();

        synchronized List<TokenUse> news(List<Call> calls) {
            Map<Key, Instant> latest = new LinkedHashMap<>();
            for (Call call : calls) {
                latest.merge(
                        new Key(call.caller().kid(), call.caller().address()),
                        call.at(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
            List<TokenUse> news = new ArrayList<>();
            latest.forEach((key, at) -> {
                var before = written.get(key);
                if (before == null || !at.isBefore(before.plus(OFTEN))) {
                    news.add(new TokenUse(key.kid(), key.address(), at));
                }
            });
            return news;
        }

        synchronized void written(List<TokenUse> uses) {
            if (written.size() > MOST) {
                written.clear();
            }
            uses.forEach(use -> written.put(new Key(use.kid(), use.address()), use.lastUsedAt()));
        }
    }
}
