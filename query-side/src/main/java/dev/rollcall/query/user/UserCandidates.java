package dev.rollcall.query.user;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.reading.Beginning;
import dev.rollcall.query.reading.Sql;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
        return key(target, comparison).flatMap(key -> switch (comparison.operator()) {
            case SW ->
                Optional.of(users(target, column -> Beginning.of(column, key)).then("LIMIT " + (FEW + 1)));
            case CO, EW -> Optional.of(key).filter(TRIGRAM.asPredicate()).map(this::part);
            default -> Optional.empty();
        });
    }

    /** Exactly those whose userName, display name or e-mail is a text. */
    Optional<Sql> equal(Target target, Comparison comparison) {
        return key(target, comparison)
                .filter(_ -> comparison.operator() == Operator.EQ)
                .map(key -> users(target, column -> Sql.of(column + " = ?", key)));
    }

    private static Optional<String> key(Target target, Comparison comparison) {
        return comparison.value().isString() && isSearched(target)
                ? Optional.of(UserName.key(comparison.value().stringValue()))
                : Optional.empty();
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

    private Sql users(Target target, Function<String, Sql> test) {
        return switch (name(target)) {
            case "userName" -> users("user_view_1", test.apply("user_name_key"));
            case "displayName" -> users("user_view_1", test.apply("display_name_key"));
            default -> users("user_email_1", test.apply("value_key"));
        };
    }

    private Sql users(String table, Sql test) {
        return Sql.of("SELECT user_id FROM %s WHERE organization_id = ? AND".formatted(table), organization.value())
                .then(test);
    }

    private Sql part(String key) {
        return Sql.of("SELECT users_with_part(?, ?) AS user_id", "%" + Sql.escapedForLike(key) + "%", FEW + 1);
    }
}
