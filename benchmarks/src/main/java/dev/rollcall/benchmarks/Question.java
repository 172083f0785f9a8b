package dev.rollcall.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is asked about one user of a large directory, or about those who are named like it. */
enum Question {
    ID("id", null, all -> 1),
    USER_NAME("userName eq", user -> "userName eq \"" + Person.userName(user) + "\"", all -> 1),
    EXTERNAL_ID("externalId eq", user -> "externalId eq \"" + Person.externalId(user) + "\"", all -> 1),
    EMAIL("emails.value eq", user -> "emails.value eq \"" + Person.userName(user) + "\"", all -> 1),
    WORK_EMAIL(
            "emails[type eq \"work\"].value eq",
            user -> "emails[type eq \"work\"].value eq \"" + Person.userName(user) + "\"",
            all -> 1),
    NAME_BEGINS("userName sw", user -> "userName sw \"" + Person.userName(user).substring(0, 9) + "\"", all -> 10),
    DISPLAY_BEGINS("displayName sw", user -> "displayName sw \"Given%d \"".formatted(user), all -> 1),
    EMAIL_BEGINS(
            "emails.value sw",
            user -> "emails.value sw \"" + Person.userName(user).substring(0, 9) + "\"",
            all -> 10),
    NAME_HOLDS("userName co", user -> "userName co \"%06d@\"".formatted(user), all -> 1),
    DISPLAY_HOLDS("displayName co", user -> "displayName co \"n%d f\"".formatted(user), all -> 1),
    EMAIL_HOLDS("emails.value co", user -> "emails.value co \"%06d@\"".formatted(user), all -> 1),
    NAME_ENDS("userName ew", user -> "userName ew \"%06d@tours.example\"".formatted(user), all -> 1),
    ALL_HOLD("emails.value co, all of them", user -> "emails.value co \"@tours.example\"", all -> all),
    FIRST_PAGE("first page", null, all -> all),
    LATER_PAGE("a page by index", null, all -> all);

    private final String title;
    private final @Nullable IntFunction<String> filter;
    private final IntUnaryOperator found;

    /** @param filter null where none is asked by; @param found how many of all users it finds */
    Question(String title, @Nullable IntFunction<String> filter, IntUnaryOperator found) {
        this.title = title;
        this.filter = filter;
        this.found = found;
    }

    String title() {
        return title;
    }

    /** @param id the id of the user with that number */
    String path(int number, String id) {
        return switch (this) {
            case ID -> "/Users/" + id;
            case FIRST_PAGE -> "/Users";
            case LATER_PAGE -> "/Users?startIndex=" + (number + 1);
            default ->
                "/Users?filter="
                        + URLEncoder.encode(Objects.requireNonNull(filter).apply(number), StandardCharsets.UTF_8);
        };
    }

    boolean isAnswered(Message answer, int users) {
        return answer.status() == 200
                && (this == ID || answer.text().contains("\"totalResults\":%d,".formatted(found.applyAsInt(users))));
    }
}
