package dev.rollcall.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.scim.References;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.oracle.ResourceGenerator;
import dev.rollcall.kernel.oracle.Tape;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.query.filter.Listing;
import dev.rollcall.query.filter.Sort;
import dev.rollcall.query.reading.Page;
import dev.rollcall.query.team.TeamQueries;
import dev.rollcall.query.team.TeamQueries.Members;
import dev.rollcall.query.team.TeamView;
import dev.rollcall.query.user.UserQueries;
import dev.rollcall.query.user.UserView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An organization full of random users and teams: as clients see it, and as the query side answers. */
final class Directory {
    private static final class Holder {
        static final Directory DIRECTORY = new Directory(7643, 160, 40);
    }

    private static final int SEATS = 40;
    private static final Page EVERYTHING = new Page(1, 10_000);

    private final RunningServer server = RunningServer.get();
    private final Tenant tenant = server.tenant("rfc", SEATS, "WITHOUT_SEAT");
    private final Origin asking = new Origin(
            OrganizationId.of(tenant.organization()),
            "token:test",
            UUID.fromString(tenant.connection()),
            "GET",
            UUID.randomUUID(),
            Instant.now());
    private final UserQueries users = server.bean(UserQueries.class);
    private final TeamQueries teams = server.bean(TeamQueries.class);
    private final Map<ResourceType, List<ObjectNode>> known = new HashMap<>();
    private final Tape tape;

    /** One for all tests that change nothing in it. */
    static Directory shared() {
        return Holder.DIRECTORY;
    }

    Directory(long seed, int userCount, int teamCount) {
        tape = Tape.of(seed);
        for (int at = 0; at < userCount; at++) {
            addUser(at);
        }
        var ids = ids(ResourceType.USER, null, null);
        for (int at = 0; at < teamCount; at++) {
            addTeam(at, ids);
        }
    }

    private void addUser(int at) {
        var user = new ResourceGenerator(tape, ResourceType.USER);
        var name = tape.oneOf("user", "User", "Üser", "us%r", "us_r", "us\\r", "user\"", "ＵＳＥＲ", "İser") + at;
        var created = created(scim().post("/Users", user.resource(name).toString()));
        if (tape.chance(30)) {
            // What follows leaves e-mails that have no value any more, and a second version.
            var emptied = scim().patch(
                            "/Users/" + created.id(),
                            Scim.patch(
                                    "{\"op\": \"remove\", \"path\": \"emails[not (type eq \\\"home\\\")].value\"}",
                                    "{\"op\": \"add\", \"path\": \"title\", \"value\": \"Changed\"}"));
            assertThat(emptied.status()).as(emptied.body()).isEqualTo(200);
        }
        if (tape.chance(5)) {
            scim().delete("/Users/" + created.id());
        }
    }

    private void addTeam(int at, List<String> users) {
        var team = new ResourceGenerator(tape, ResourceType.GROUP)
                .resource(tape.oneOf("team", "Team", "Équipe", "te%m", "te_m") + at);
        var members = team.putArray("members");
        tape.upTo(8, () -> tape.oneOf(users)).stream()
                .distinct()
                .forEach(id -> members.addObject().put("value", id));
        created(scim().post("/Groups", team.toString()));
    }

    private static Answer created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    Client scim() {
        return tenant.scim();
    }

    /** All resources of a type as GET shows them, in the order of their creation. */
    List<ObjectNode> resources(ResourceType type) {
        return known.computeIfAbsent(type, this::read);
    }

    private List<ObjectNode> read(ResourceType type) {
        List<ObjectNode> all = new ArrayList<>();
        var cursor = "";
        do {
            JsonNode page =
                    scim().get(type.endpoint() + "?count=200&cursor=" + cursor).json();
            page.path("Resources").forEach(resource -> all.add((ObjectNode) resource));
            cursor = page.path("nextCursor").stringValue("");
        } while (!cursor.isEmpty());
        return all;
    }

    /** The ids of what satisfies a filter, in the order that is asked for. */
    List<String> ids(ResourceType type, @Nullable Filter filter, @Nullable Sort sort) {
        var resolved = filter == null ? null : new References(scim().base(), List.of(type)).in(filter);
        return ids(type, new Listing(resolved, sort, EVERYTHING));
    }

    private List<String> ids(ResourceType type, Listing listing) {
        var found = type.equals(ResourceType.USER)
                ? users.search(asking, type, listing, false).map(UserView::id)
                : teams.search(asking, type, listing, Members.NONE).map(TeamView::id);
        return found.page().stream().map(UUID::toString).toList();
    }
}
