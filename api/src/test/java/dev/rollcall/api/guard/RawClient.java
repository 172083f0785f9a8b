package dev.rollcall.api.guard;

import dev.rollcall.api.testing.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP over a bare socket, so that a path arrives exactly as it is written. */
final class RawClient {
    private static final int SECONDS_TO_ANSWER = 30;

    private RawClient() {}

    /** @param head status line and headers */
    record Answer(int status, String head, String body) {
        static Answer of(String text) {
            var parts = text.split("\r\n\r\n", 2);
            return new Answer(Integer.parseInt(text.substring(9, 12)), parts[0], parts.length == 2 ? parts[1] : "");
        }
    }

    /** HTTP/1.0, so that the answer comes in one piece and ends with the connection. */
    static Answer send(String method, String target, @Nullable String authorization, @Nullable String body) {
        var content = body == null ? "" : body;
        var request =
                "%s %s HTTP/1.0\r\nHost: 127.0.0.1\r\n%sContent-Type: application/scim+json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(
                                method,
                                target,
                                authorization == null ? "" : "Authorization: " + authorization + "\r\n",
                                content.getBytes(StandardCharsets.UTF_8).length,
                                content);
        return exchange(request.getBytes(StandardCharsets.UTF_8));
    }

    static Answer exchange(byte[] request) {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), RunningServer.get().port())) {
            socket.setSoTimeout(SECONDS_TO_ANSWER * 1000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
