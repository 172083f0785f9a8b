package dev.rollcall.api.doctor;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.CallQueries;
import dev.rollcall.query.connection.ConnectionView;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks at the first calls of a connection and at the latest ones, and says in plain words what is to be seen. */
@Component
public final class Doctor {
    private static final int CALLS = 100;
    private static final List<Sign> SIGNS = List.of(
            new TokenRefused(),
            new NothingYet(),
            new ConnectionTested(),
            new UnknownMembers(),
            new GroupsFirst(),
            new RefusedLookUp(),
            new OmittedAttribute(),
            new GalleryApplication(),
            new Silence(),
            new PutOnly(),
            new EntraDialect());

    private final CallQueries calls;
    private final Clock clock;

    Doctor(CallQueries calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** What is to be said about a connection, in the order in which it matters. */
    public List<Finding> findings(OrganizationId organization, ConnectionView connection) {
        var exchange =
                new Exchange(Idp.of(connection.provider()), calls(organization, connection.id()), clock.instant());
        return SIGNS.stream().flatMap(sign -> sign.in(exchange).stream()).toList();
    }

    private List<Call> calls(OrganizationId organization, UUID connection) {
        Map<UUID, Call> eldestFirst = new LinkedHashMap<>();
        calls.first(organization, connection, CALLS).forEach(call -> eldestFirst.put(call.requestId(), call));
        calls.latest(organization, connection, CALLS)
                .reversed()
                .forEach(call -> eldestFirst.putIfAbsent(call.requestId(), call));
        return List.copyOf(eldestFirst.values());
    }
}
