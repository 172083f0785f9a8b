package dev.rollcall.api.oracle;

import dev.rollcall.api.testing.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request, byte by byte, and the answer to it. @param head request line and headers, without the length of the body */
record FuzzedRequest(String head, byte[] body) {
    private static final int SECONDS_TO_ANSWER = 30;

    /** @param status 0 where the server closed the connection without a word */
    record Answer(int status, String text) {
        static Answer of(String text) {
            return new Answer(text.startsWith("HTTP/1.") ? Integer.parseInt(text.substring(9, 12)) : 0, text);
        }
    }

    Answer send() {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), RunningServer.get().port())) {
            socket.setSoTimeout(SECONDS_TO_ANSWER * 1000);
            socket.getOutputStream().write(bytes());
            socket.getOutputStream().flush();
            return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("Content-Length: %d\r\n\r\n".formatted(body.length).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        var text = head + "\n" + new String(body, StandardCharsets.UTF_8);
        return text.length() > 2000 ? text.substring(0, 2000) + "… " + body.length : text;
    }
}
