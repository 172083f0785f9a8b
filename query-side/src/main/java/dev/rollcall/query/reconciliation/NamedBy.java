package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.user.UserName;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a list may call a person, in the order in which it is tried: what is surest comes first. */
public enum NamedBy {
    ID("id"),
    EXTERNAL_ID("externalId"),
    USER_NAME("userName"),
    EMAIL("email");

    private final String column;

    NamedBy(String column) {
        this.column = column;
    }

    /** As the header of a list has it, in whatever letter case. */
    public static Optional<NamedBy> of(String column) {
        return Stream.of(values())
                .filter(each -> each.column.toLowerCase(Locale.ROOT).equals(column.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public String column() {
        return column;
    }

    /** As the tables have it: names are compared without regard to case, an external id as it is. */
    String key(String value) {
        return switch (this) {
            case ID, EXTERNAL_ID -> value;
            case USER_NAME, EMAIL -> UserName.key(value);
        };
    }
}
