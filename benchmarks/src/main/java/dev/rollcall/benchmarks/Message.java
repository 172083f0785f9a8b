package dev.rollcall.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An HTTP/1.1 request or answer. @param head the first line and the headers */
record Message(String head, byte[] body) {
    static final Message NONE = new Message("", new byte[0]);

    static byte[] bytes(String firstLine, String headers, byte[] body) {
        var head = (firstLine + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        var all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    int status() {
        return Integer.parseInt(word(1));
    }

    String method() {
        return word(0);
    }

    String path() {
        return word(1);
    }

    private String word(int number) {
        int first = number == 0 ? 0 : head.indexOf(' ') + 1;
        return head.substring(first, head.indexOf(' ', first));
    }

    Optional<String> header(String name) {
        for (int line = head.indexOf('\n') + 1; line > 0; line = head.indexOf('\n', line) + 1) {
            int colon = line + name.length();
            if (head.regionMatches(true, line, name, 0, name.length()) && head.charAt(colon) == ':') {
                return Optional.of(
                        head.substring(colon + 1, head.indexOf('\r', colon)).strip());
            }
        }
        return Optional.empty();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
