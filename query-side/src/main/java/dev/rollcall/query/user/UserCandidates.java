package dev.rollcall.query.user;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.reading.Beginning;
import dev.rollcall.query.reading.Sql;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Users who come into question for the beginning, an inner part or the end of a userName, display name or e-mail. */
record UserCandidates(OrganizationId organization) {
    /**
     * Where no more than so many come into question they are looked at one by one; more of them are dense enough to be met
     * in the order of the list.
     */
    static final int FEW = 10_000;

    /** What a trigram is made of; a part without three of them in a row is served by no index. */
    private static final Pattern TRIGRAM = Pattern.compile("[a-z0-9]{3}");

    Optional<Sql> of(Target target, Comparison comparison) {
        if (!comparison.value().isString() || !isSearched(target)) {
            return Optional.empty();
        }
        var key = UserName.key(comparison.value().stringValue());
        return switch (comparison.operator()) {
            case SW -> Optional.of(beginning(target, key));
            case CO, EW -> Optional.of(key).filter(TRIGRAM.asPredicate()).map(this::part);
            default -> Optional.empty();
        };
    }

    private static boolean isSearched(Target target) {
        return target.extension() == null
                && switch (name(target)) {
                    case "userName", "displayName" -> true;
                    case "emails" -> target.sub() == null || target.sub().name().equals("value");
                    default -> false;
                };
    }

    private static String name(Target target) {
        return Objects.requireNonNull(target.attribute()).name();
    }

    private Sql beginning(Target target, String key) {
        return switch (name(target)) {
            case "userName" -> stretch("user_view_1", "user_name_key", key);
            case "displayName" -> stretch("user_view_1", "display_name_key", key);
            default -> stretch("user_email_1", "value_key", key);
        };
    }

    private Sql stretch(String table, String column, String key) {
        return Sql.of("SELECT user_id FROM %s WHERE organization_id = ? AND".formatted(table), organization.value())
                .then(Beginning.of(column, key))
                .then("LIMIT " + (FEW + 1));
    }

    private Sql part(String key) {
        return Sql.of("SELECT users_with_part(?, ?) AS user_id", "%" + Sql.escapedForLike(key) + "%", FEW + 1);
    }
}
