package dev.rollcall.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One keep-alive connection, either end of it. Blocking and bare, because whatever it burns is missing to what is
 * measured on the same cores.
 */
final class Wire implements AutoCloseable {
    private static final int SECONDS_TO_ANSWER = 60;

    private Socket socket;
    private InputStream in;
    private byte[] buffer = new byte[16 * 1024];
    private int from;
    private int to;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    static Wire to(int port) throws IOException {
        return new Wire(connected(port));
    }

    private static Socket connected(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(SECONDS_TO_ANSWER * 1000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Sends a request and waits for its answer; connects anew where the server says that it closes. */
    Message ask(byte[] request) throws IOException {
        send(request);
        var answer = receive();
        if (answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
            socket.close();
            socket = connected(socket.getPort());
            in = socket.getInputStream();
        }
        return answer;
    }

    void send(byte[] message) throws IOException {
        socket.getOutputStream().write(message);
    }

    /** The next message; an {@link EOFException} where the other end has closed. */
    Message receive() throws IOException {
        var head = head();
        var message = new Message(head, Message.NONE.body());
        if (message.header("Transfer-Encoding")
                .filter("chunked"::equalsIgnoreCase)
                .isPresent()) {
            return new Message(head, chunks());
        }
        int length = message.header("Content-Length").map(Integer::parseInt).orElse(0);
        return length == 0 ? message : new Message(head, take(length));
    }

    private String head() throws IOException {
        for (int at = from; ; at++) {
            while (at + 4 > to) {
                int read = at - from;
                fill();
                at = from + read;
            }
            if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                var head = new String(buffer, from, at + 2 - from, StandardCharsets.ISO_8859_1);
                from = at + 4;
                return head;
            }
        }
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(4096);
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(take(size));
            take(2);
        }
        take(2);
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        int size = 0;
        for (byte digit = next(); digit != '\r'; digit = next()) {
            size = size * 16 + Character.digit(digit, 16);
        }
        next();
        return size;
    }

    private byte next() throws IOException {
        while (from == to) {
            fill();
        }
        return buffer[from++];
    }

    private byte[] take(int length) throws IOException {
        while (to - from < length) {
            fill();
        }
        from += length;
        return Arrays.copyOfRange(buffer, from - length, from);
    }

    private void fill() throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
        } else if (to == buffer.length) {
            buffer = Arrays.copyOfRange(buffer, from, from + 2 * buffer.length);
            to -= from;
            from = 0;
        }
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
            throw new EOFException("The connection was closed");
        }
        to += read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
