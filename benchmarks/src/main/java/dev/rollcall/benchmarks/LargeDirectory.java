package dev.rollcall.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** An organization of any number of users, nearly all of whom are copies, compared with some who are not. */
final class LargeDirectory {
    /** A number that stands in no text but as that of the user. */
    private static final int FIRST_COMPARED = 7;

    /** So many seats are purchased at once; all at once could take longer than the server lets a transaction run. */
    private static final int SEATS_AT_ONCE = 100_000;

    private static final int MOST_SEATS = 500_000;

    private static final String TITLE = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [{"op": "replace", "path": "title", "value": "%s"}]}""";

    private final Rollcall rollcall;
    private final Database database;
    private final Rollcall.Founded founded;
    private final int users;
    private final int seated;
    private final int changes;

    private LargeDirectory(Rollcall rollcall, Database database, Rollcall.Founded founded, int users, int changes) {
        this.rollcall = rollcall;
        this.database = database;
        this.founded = founded;
        this.users = users;
        this.seated = Math.min(users / 2, MOST_SEATS - 1);
        this.changes = changes;
    }

    /** @param changes how often each user got another title */
    static Rollcall.Founded of(Rollcall rollcall, Database database, int users, int changes)
            throws IOException, SQLException {
        var founded = rollcall.found("Large", 1, "WITHOUT_SEAT");
        new LargeDirectory(rollcall, database, founded, users, changes).settle();
        return founded;
    }

    /** Of every user after so many changes. */
    static String title(int change) {
        return "Guide of year " + "abcdefghijklmnopqrstuvwxyz".charAt(change);
    }

    private void settle() throws IOException, SQLException {
        var models = List.of(create(Multitude.SEATED), create(Multitude.SEATLESS));
        for (int seats = SEATS_AT_ONCE; seats < seated + 1; seats += SEATS_AT_ONCE) {
            rollcall.resize(founded.organization(), seats);
        }
        rollcall.resize(founded.organization(), seated + 1);
        Multitude.settle(database, founded.organization(), users, seated);
        database.awaitFollowers();
        database.settle();
        for (var model : models) {
            delete(model);
        }
        for (var newcomer :
                List.of(compared(users, FIRST_COMPARED, seated - 1), compared(users + 1, seated, users - 1))) {
            delete(newcomer);
        }
        database.awaitFollowers();
    }

    /**
     * A user who is created through the API is what the copies are: the first takes the one seat that is left, for the next
     * there is none.
     */
    private String compared(int number, int... copies) throws IOException, SQLException {
        var created = create(number);
        database.awaitFollowers();
        var likeness = new Likeness(database, founded.organization());
        var expected = likeness.of(created, number);
        for (int copy : copies) {
            var found = likeness.of(idOf(copy), copy);
            if (!found.equals(expected)) {
                throw new IllegalStateException(
                        "User %d is not what the API makes:%n%s%nbut%n%s".formatted(copy, expected, found));
            }
        }
        System.out.println("As the API makes them: " + Arrays.toString(copies) + " in " + expected.keySet());
        return created;
    }

    private String idOf(int number) throws SQLException {
        return database.rows(
                        "SELECT user_id FROM user_view_1 WHERE organization_id = cast('%s' AS uuid) AND user_name_key = '%s'"
                                .formatted(founded.organization(), Person.userName(number)))
                .getFirst()
                .getOrDefault("user_id", "");
    }

    private String create(int number) throws IOException {
        var answer = ask("POST", "/Users", Person.json(number), 201);
        var location = answer.header("Location").orElseThrow();
        var user = location.substring(location.lastIndexOf('/') + 1);
        for (int change = 1; change <= changes; change++) {
            ask("PATCH", "/Users/" + user, TITLE.formatted(title(change)), 200);
        }
        return user;
    }

    private void delete(String user) throws IOException {
        ask("DELETE", "/Users/" + user, "", 204);
    }

    private Message ask(String method, String path, String body, int status) throws IOException {
        var request = Message.bytes(
                method + " " + URI.create(founded.connectorUrl()).getPath() + path + " HTTP/1.1",
                "Host: rollcall\r\nAuthorization: Bearer " + founded.token()
                        + "\r\nContent-Type: application/scim+json\r\n",
                body.getBytes(StandardCharsets.UTF_8));
        try (var wire = Wire.to(rollcall.port())) {
            var answer = wire.ask(request);
            if (answer.status() != status) {
                throw new IllegalStateException(method + " " + path + ": " + answer.text());
            }
            return answer;
        }
    }
}
