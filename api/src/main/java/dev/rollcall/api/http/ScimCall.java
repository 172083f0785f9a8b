package dev.rollcall.api.http;

import dev.rollcall.api.limits.Lane;
import dev.rollcall.command.dispatch.Receipt;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.ResourceTypes;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes of one call of a connection, taken by the thread that answers it and read when it has been answered. Bodies are
 * kept as they are, not as copies: nobody changes them.
 */
public final class ScimCall {
    static final String ATTRIBUTE = ScimCall.class.getName();

    private final Sender sender;
    private final UUID requestId;
    private final Instant receivedAt;
    private final long began = System.nanoTime();
    private final Line line;
    private final List<Long> events = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private ResourceTypes types = ResourceTypes.BUILT_IN;
    private @Nullable ObjectNode body;
    private @Nullable ObjectNode answer;
    private @Nullable Lane admittedBy;
    private boolean throttled;
    private int length;
    private int status;
    private Duration took = Duration.ZERO;

    /** Whose token it was, and from where it came. @param kid the token's public half */
    public record Sender(OrganizationId organization, UUID connection, String kid, String address) {}

    /** @param path below the connector URL, or all of it where it is of no known form @param query as it was sent */
    public record Line(String method, String path, @Nullable String query) {}

    public ScimCall(Sender sender, Line line, UUID requestId, Instant receivedAt) {
        this.sender = sender;
        this.line = line;
        this.requestId = requestId;
        this.receivedAt = receivedAt;
    }

    static Optional<ScimCall> of(HttpServletRequest request) {
        return Optional.ofNullable((ScimCall) request.getAttribute(ATTRIBUTE));
    }

    /** @param bytes the length of the body on the wire */
    void asked(ObjectNode json, int bytes) {
        body = json;
        length = bytes;
    }

    /** @param lane whose permit was taken */
    public void admitted(Lane lane) {
        admittedBy = lane;
    }

    /** Null where no permit was taken. */
    public @Nullable Lane admittedBy() {
        return admittedBy;
    }

    public void throttled() {
        throttled = true;
    }

    /** Whether it was told to wait, for too many came before it. */
    public boolean isThrottled() {
        return throttled;
    }

    /** Of a call that is answered anew: its body has been read. */
    void asked(ScimCall before) {
        body = before.body;
        length = before.length;
        admittedBy = before.admittedBy;
    }

    /** @param ofOrganization by which the call is read */
    void readBy(ResourceTypes ofOrganization) {
        types = ofOrganization;
    }

    void answered(ObjectNode json) {
        answer = json;
    }

    void ended(int withStatus) {
        status = withStatus;
        took = Duration.ofNanos(System.nanoTime() - began);
    }

    /** The facts that were recorded for the call, or because it was refused. */
    public void recorded(Receipt receipt) {
        receipt.facts().forEach(fact -> events.add(fact.index()));
    }

    /** Ids among the members that are no user's, and were passed over. */
    public void leftOut(List<String> ids) {
        leftOut.addAll(ids);
    }

    public Sender sender() {
        return sender;
    }

    public UUID requestId() {
        return requestId;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Line line() {
        return line;
    }

    /** The built-in ones where the call was denied. */
    public ResourceTypes types() {
        return types;
    }

    public Optional<ObjectNode> body() {
        return Optional.ofNullable(body);
    }

    public int length() {
        return length;
    }

    public Optional<ObjectNode> answer() {
        return Optional.ofNullable(answer);
    }

    public int status() {
        return status;
    }

    /** Whether nothing about the call needs anybody's attention. */
    public boolean wentWell() {
        return status < 400 && leftOut.isEmpty();
    }

    public Duration took() {
        return took;
    }

    public List<Long> events() {
        return events;
    }

    public List<String> leftOut() {
        return leftOut;
    }
}
