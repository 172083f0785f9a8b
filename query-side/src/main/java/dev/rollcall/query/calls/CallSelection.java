package dev.rollcall.query.calls;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.reading.Sql;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which calls stand on a page. @param before the last one of the page before, null for the first page */
record CallSelection(
        OrganizationId organization,
        CallFilter filter,
        @Nullable UUID before,
        int limit) {
    static final String USER = "User ";

    private static final String NAME_OF = """
            c.name_key = (
                SELECT 'User ' || user_name_key FROM user_view_1 WHERE organization_id = ? AND user_id = ?
                UNION ALL SELECT 'User ' || user_name_key FROM former_member_1 WHERE organization_id = ? AND user_id = ?)""";
    private static final String BEARERS_OF = """
            c.resource_id = ANY (ARRAY(
                SELECT user_id FROM user_view_1 WHERE organization_id = ? AND user_name_key = ?
                UNION ALL SELECT user_id FROM former_member_1 WHERE organization_id = ? AND user_name_key = ?))""";

    Sql condition() {
        var id = organization.value();
        var member = filter.member();
        var userName = filter.userName();
        if (member != null) {
            return either(about("c.resource_id = ?", member), about(NAME_OF, id, member, id, member));
        }
        if (userName != null) {
            var key = UserName.key(userName);
            return either(about(BEARERS_OF, id, key, id, key), about("c.name_key = ?", USER + key));
        }
        return window();
    }

    private static Sql either(Sql one, Sql other) {
        return Sql.of("c.request_id IN (").then(one).then("UNION").then(other).then(")");
    }

    /** Each part is a page of its own, so that no more is read than a page of the whole can need. */
    private Sql about(String resource, Object... values) {
        return Sql.of("(SELECT c.request_id FROM scim_call_1 c WHERE c.organization_id = ? AND", organization.value())
                .then(resource, values)
                .then("AND")
                .then(window())
                .then("ORDER BY c.request_id DESC LIMIT ?)", limit);
    }

    /** Which part of the order of calls the page is cut from. */
    private Sql window() {
        var outcome = filter.outcome();
        return Sql.of("c.request_id >= ? AND c.request_id < ?", from(), to())
                .then(outcome == null ? "" : "AND c.outcome = '%s'".formatted(outcome.keyword()));
    }

    private UUID from() {
        return filter.from() == null ? RequestIds.LEAST : RequestIds.from(filter.from());
    }

    private UUID to() {
        var to = filter.to() == null ? RequestIds.GREATEST : RequestIds.from(filter.to());
        return before == null || isBelow(to, before) ? to : before;
    }

    /** As PostgreSQL compares them. */
    private static boolean isBelow(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0
                ? high < 0
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) < 0;
    }
}
