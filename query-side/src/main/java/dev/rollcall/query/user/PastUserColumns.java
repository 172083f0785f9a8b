package dev.rollcall.query.user;

import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.query.filter.Column;
import dev.rollcall.query.filter.Columns;
import dev.rollcall.query.reading.Beginning;
import dev.rollcall.query.reading.Sql;
import java.util.Optional;

/** Where the attributes of users stood: as today, and each {@link KeptValue} in an index too. */
record PastUserColumns(UserColumns today) implements Columns {
    @Override
    public Optional<Column> of(Target target) {
        return today.of(target);
    }

    /** Of what has to be the same to the letter there are candidates alone. */
    @Override
    public Optional<Sql> selected(Target target, Comparison comparison) {
        return KeptValue.at(target)
                .filter(value -> !value.isExact())
                .flatMap(value -> users(value, comparison))
                .or(() -> new UserCandidates(today.organization()).equal(target, comparison));
    }

    @Override
    public Optional<Sql> candidates(Target target, Comparison comparison) {
        return KeptValue.at(target)
                .flatMap(value -> users(value, comparison))
                .or(() -> today.candidates(target, comparison));
    }

    private Optional<Sql> users(KeptValue value, Comparison comparison) {
        return value.key(comparison.value())
                .flatMap(key -> test(value, comparison, key))
                .map(test -> Sql.of(
                                "SELECT v.user_id FROM user_value_1 v WHERE v.organization_id = ? AND v.attribute = ? AND v.part = ? AND",
                                today.organization().value(),
                                value.attribute(),
                                value.part())
                        .then(test));
    }

    private static Optional<Sql> test(KeptValue value, Comparison comparison, String key) {
        return switch (comparison.operator()) {
            case EQ -> Optional.of(Sql.of("v.value_key = ?", key));
            case SW -> beginning(value, key);
            default -> Optional.empty();
        };
    }

    /** Exact texts may begin so though their keys do not: what follows is composed with the last letter. */
    private static Optional<Sql> beginning(KeptValue value, String key) {
        return value.isText() && !value.isExact() && !key.isEmpty()
                ? Optional.of(Beginning.of("v.value_key", key))
                : Optional.empty();
    }
}
