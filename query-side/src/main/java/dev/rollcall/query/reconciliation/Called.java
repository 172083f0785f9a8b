package dev.rollcall.query.reconciliation;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * All accounts that are or were called by one name, and what history says of them. Two that were there at once are of two
 * people, so the name does not tell whom it means; but a userName means its bearer of today.
 */
final class Called {
    private final Map<UUID, Account> accounts = new LinkedHashMap<>();
    private final AccessStory access = new AccessStory();
    private final AccessStory presence = new AccessStory();

    void account(Account account) {
        accounts.put(account.user(), account);
    }

    /** @param began whether it is of one who was active from the first */
    void fact(UUID account, String name, boolean began, Instant at) {
        switch (name) {
            case "user.reactivated" -> access.begin(account, at);
            case "user.provisioned" -> {
                presence.begin(account, at);
                if (began) {
                    access.begin(account, at);
                }
            }
            case "user.removed" -> {
                presence.end(account, at);
                access.end(account, at);
            }
            default -> access.end(account, at);
        }
    }

    /** The one person who is meant. */
    record Person(Account shown, List<Access> times) {}

    Optional<Person> person(NamedBy by) {
        return person(accounts.values()).or(() -> by == NamedBy.USER_NAME ? bearer() : Optional.empty());
    }

    private Optional<Person> bearer() {
        return person(accounts.values().stream().filter(Account::bearer).toList());
    }

    /** Ids are made in the order of time: of several accounts the one with the greatest is shown, or the one on a seat. */
    private Optional<Person> person(Collection<Account> some) {
        var users = some.stream().map(Account::user).collect(Collectors.toSet());
        return some.stream()
                .max(Comparator.comparing((Account account) -> account.seat() != null)
                        .thenComparing(account -> account.user().toString()))
                .filter(_ -> !presence.of(users).overlaps())
                .map(shown -> new Person(shown, access.of(users).times()));
    }
}
