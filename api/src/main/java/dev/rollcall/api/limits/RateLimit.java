package dev.rollcall.api.limits;

import dev.rollcall.api.http.ScimCall;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many requests a connection may send to this node. Each connection has permits for so many a second, ten seconds'
 * worth at once, and as many again that only what ends access may use, so that it is never told to wait before anything
 * else is.
 */
@Component
public final class RateLimit {
    /** The least that an operator may set: Entra asks for so many of a SCIM server. */
    public static final int LEAST = 25;

    private static final int SECONDS_AT_ONCE = 10;

    private final int perSecond;
    private final String policy;
    private final TimeMeter clock;
    private final Counter throttled;
    private final Map<UUID, Permits> connections = new ConcurrentHashMap<>();

    /** @param perSecond 0 for no limit */
    RateLimit(@Value("${rollcall.rate-limit}") int perSecond, TimeMeter clock, MeterRegistry meters) {
        this.perSecond = perSecond;
        this.policy = "\"connection\";q=%d;w=%d".formatted(atOnce(), SECONDS_AT_ONCE);
        this.clock = clock;
        this.throttled = Counter.builder("rollcall.requests.throttled")
                .description("SCIM requests that were told to wait, for their connection had sent too many")
                .register(meters);
    }

    private int atOnce() {
        return perSecond * SECONDS_AT_ONCE;
    }

    private boolean isOff() {
        return perSecond == 0;
    }

    private Permits of(ScimCall call) {
        return connections.computeIfAbsent(call.sender().connection(), _ -> new Permits(perSecond, atOnce(), clock));
    }

    /**
     * Lets a request in whose body is not read yet, or has none. Where there is none the permit is taken here; otherwise
     * only who could not be let in whatever the body says is sent away.
     *
     * @throws Throttled where no permit is left
     */
    public void enter(ScimCall call, HttpServletResponse response) {
        if (isOff()) {
            return;
        }
        switch (call.line().method()) {
            case "POST", "PUT", "PATCH" -> {
                if (of(call).areGone()) {
                    take(call, Lane.DEPROVISIONING, response);
                }
            }
            default -> take(call, lane(call, MissingNode.getInstance()), response);
        }
    }

    /** Takes the permit of a request whose body was read. @throws Throttled */
    public void admit(ScimCall call, ObjectNode body, HttpServletResponse response) {
        if (!isOff() && call.admittedBy() == null) {
            take(call, lane(call, body), response);
        }
    }

    private static Lane lane(ScimCall call, JsonNode body) {
        return Lane.of(call.line().method(), call.line().path(), body);
    }

    private void take(ScimCall call, Lane lane, HttpServletResponse response) {
        var taken = of(call).take(lane);
        tell(taken.ordinary(), response);
        if (!taken.probe().isConsumed()) {
            call.throttled();
            throttled.increment();
            throw new Throttled(perSecond, atOnce(), seconds(taken.probe().getNanosToWaitForRefill()));
        }
        call.admitted(taken.from());
    }

    /** The header fields of draft-ietf-httpapi-ratelimit-headers: what is left to any request, also where one came from the reserve. */
    private void tell(ConsumptionProbe probe, HttpServletResponse response) {
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader(
                "RateLimit",
                "\"connection\";r=" + Math.max(0, probe.getRemainingTokens()) + ";t="
                        + seconds(probe.getNanosToWaitForReset()));
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }

    /**
     * Charges one of the operations of a bulk request to the permits with which the request was let in. One that was let in
     * for those of its operations that end access does nothing else.
     *
     * @throws Throttled where no permit is left
     */
    public void admitOperation(ScimCall call, String method, String path, ObjectNode body) {
        var from = call.admittedBy();
        if (from == null) {
            return;
        }
        if (from == Lane.DEPROVISIONING && Lane.of(method, path, body) == Lane.ORDINARY) {
            throw new Throttled(perSecond, atOnce(), 1);
        }
        of(call).charge(from);
    }

    /**
     * Takes a permit, while there is one, for what has been answered without: a body that could not be read, a path that
     * leads nowhere. Nothing is owed for it, so that whoever sends such for an hour does not have to wait for an hour.
     */
    public void settle(ScimCall call) {
        if (!isOff() && call.admittedBy() == null && !call.isThrottled()) {
            of(call).take(Lane.ORDINARY);
        }
    }
}
