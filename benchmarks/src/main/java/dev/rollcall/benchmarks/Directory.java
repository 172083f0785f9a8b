package dev.rollcall.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An organization under test: its users, and everything that clients say about them. */
final class Directory {
    private static final int LOADERS = 8;
    private static final String SET_ACTIVE = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [{"op": "replace", "path": "active", "value": %s}]}""";
    private static final String ADD_MEMBERS = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [{"op": "add", "path": "members", "value": [%s]}]}""";
    private static final String MEMBER = "{\"value\": \"%s\"}";
    private static final int AT_ONCE = 1_000;
    private static final String TEAM = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Team %d"}""";

    private final Target target;
    private final String path;
    private final String headers;
    private final int loaded;
    private final AtomicInteger named = new AtomicInteger();
    private final AtomicInteger teams = new AtomicInteger();
    private final List<String> users = Collections.synchronizedList(new ArrayList<>());
    private final Queue<String> active = new ConcurrentLinkedQueue<>();
    private final Queue<String> inactive = new ConcurrentLinkedQueue<>();

    private Directory(Target target, String connectorUrl, String token, int loaded) {
        this.target = target;
        this.path = URI.create(connectorUrl).getPath();
        this.headers =
                "Host: rollcall\r\nAuthorization: Bearer " + token + "\r\nContent-Type: application/scim+json\r\n";
        this.loaded = loaded;
    }

    /** Creates the users one by one, as an identity provider does. */
    static Directory of(int users, Target target, String connectorUrl, String token) {
        var directory = new Directory(target, connectorUrl, token, users);
        Load.toTheEnd(target, each(LOADERS, () -> directory.creating(users)));
        directory.active.addAll(directory.users);
        return directory;
    }

    /** A team of so many users, put into it by the thousand. @return its id */
    String team(int members) {
        var founded = new ConcurrentLinkedQueue<String>();
        Load.toTheEnd(target, List.of(founding(1, founded)));
        var id = founded.remove();
        Load.toTheEnd(target, List.of(gathering(id, members)));
        return id;
    }

    String anyUser() {
        return users.get(loaded / 2);
    }

    int size() {
        return users.size();
    }

    /** What so many clients say. */
    List<Script> scripts(Operation operation, int clients) {
        return switch (operation) {
            case LOOKUP -> each(clients, this::lookingUp);
            case GET -> each(clients, this::getting);
            case CREATE -> each(clients, () -> creating(Integer.MAX_VALUE));
            case DEACTIVATE -> {
                Load.toTheEnd(target, each(LOADERS, () -> setting(inactive, true, active)));
                yield each(clients, () -> setting(active, false, inactive));
            }
            case MEMBER -> {
                var own = new ConcurrentLinkedQueue<String>();
                Load.toTheEnd(target, List.of(founding(clients, own)));
                yield own.stream().map(this::joining).toList();
            }
        };
    }

    private static List<Script> each(int clients, Supplier<Script> script) {
        return Stream.generate(script).limit(clients).toList();
    }

    private Script lookingUp() {
        return new Script() {
            @Override
            public byte[] next() {
                var name = Person.userName(ThreadLocalRandom.current().nextInt(loaded))
                        .replace("@", "%40");
                return request("GET", "/Users?filter=userName%20eq%20%22" + name + "%22", "");
            }

            @Override
            public boolean hear(Message answer) {
                return answer.status() == 200 && answer.text().contains("\"totalResults\":1,");
            }
        };
    }

    private Script getting() {
        return new Script.Endless(200) {
            @Override
            public byte[] next() {
                return request(
                        "GET", "/Users/" + users.get(ThreadLocalRandom.current().nextInt(loaded)), "");
            }
        };
    }

    /** Creates users until so many have been named. */
    private Script creating(int most) {
        return new Script() {
            @Override
            public byte @Nullable [] next() {
                int number = named.getAndIncrement();
                if (number >= most) {
                    named.decrementAndGet();
                    return null;
                }
                return request("POST", "/Users", Person.json(number));
            }

            @Override
            public boolean hear(Message answer) {
                return answer.status() == 201 && users.add(idOfCreated(answer));
            }
        };
    }

    private static String idOfCreated(Message answer) {
        var location = answer.header("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Takes users from one queue to the other, each by one request. */
    private Script setting(Queue<String> from, boolean wanted, Queue<String> to) {
        return new Script() {
            private String user = "";

            @Override
            public byte @Nullable [] next() {
                var next = from.poll();
                if (next == null) {
                    return null;
                }
                user = next;
                return request("PATCH", "/Users/" + user, SET_ACTIVE.formatted(wanted));
            }

            @Override
            public boolean hear(Message answer) {
                return to.add(user) && answer.status() == 200;
            }
        };
    }

    private Script founding(int many, Queue<String> founded) {
        var left = IntStream.range(0, many).iterator();
        return new Script() {
            @Override
            public byte @Nullable [] next() {
                if (!left.hasNext()) {
                    return null;
                }
                left.next();
                return request("POST", "/Groups", TEAM.formatted(teams.incrementAndGet()));
            }

            @Override
            public boolean hear(Message answer) {
                return answer.status() == 201 && founded.add(idOfCreated(answer));
            }
        };
    }

    /** One user after the other joins a team that was empty. */
    private Script joining(String team) {
        return new Script.Endless(204) {
            private int next = ThreadLocalRandom.current().nextInt(loaded);

            @Override
            public byte[] next() {
                return request("PATCH", "/Groups/" + team, ADD_MEMBERS.formatted(MEMBER.formatted(users.get(next++ % loaded))));
            }
        };
    }

    private Script gathering(String team, int members) {
        return new Script() {
            private int next;

            @Override
            public byte @Nullable [] next() {
                if (next >= members) {
                    return null;
                }
                int end = Math.min(members, next + AT_ONCE);
                var batch = users.subList(next, end).stream()
                        .map(MEMBER::formatted)
                        .collect(Collectors.joining(","));
                next = end;
                return request("PATCH", "/Groups/" + team, ADD_MEMBERS.formatted(batch));
            }

            @Override
            public boolean hear(Message answer) {
                return answer.status() == 204;
            }
        };
    }

    private byte[] request(String method, String resource, String body) {
        return Message.bytes(
                method + " " + path + resource + " HTTP/1.1", headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
