package dev.rollcall.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An owner at the console. */
final class Reader implements AutoCloseable {
    private static final Pattern COOKIE = Pattern.compile("(?mi)^Set-Cookie: ([^=]+)=([^;\r]*)");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Wire wire;
    private final Map<String, String> cookies = new TreeMap<>();

    private Reader(Wire wire) {
        this.wire = wire;
    }

    /** @param link good once, for the first sign-in */
    static Reader enter(int port, String link) throws IOException {
        var reader = new Reader(Wire.to(port));
        var path = URI.create(link).getPath();
        var form = FORM_TOKEN.matcher(reader.ask("GET", path, "").text());
        if (!form.find()) {
            throw new IllegalStateException("The link leads to no form");
        }
        var answer = reader.ask(
                "POST", path, "email=owner@tours.example&password=a+sentence+is+long+enough&_csrf=" + form.group(1));
        if (answer.status() != 302) {
            throw new IllegalStateException("The owner is not let in: " + answer.status());
        }
        return reader;
    }

    private Message ask(String method, String path, String body) throws IOException {
        var answer = wire.ask(request(method, path, body));
        COOKIE.matcher(answer.head()).results().forEach(cookie -> cookies.put(cookie.group(1), cookie.group(2)));
        return answer;
    }

    /** Loads a page again and again. */
    Script reading(String path) {
        return new Script.Endless(200) {
            @Override
            public byte[] next() {
                return request("GET", path, "");
            }
        };
    }

    private byte[] request(String method, String path, String body) {
        var kept = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return Message.bytes(
                method + " " + path + " HTTP/1.1",
                "Host: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + (kept.isEmpty() ? "" : "Cookie: " + kept + "\r\n"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
