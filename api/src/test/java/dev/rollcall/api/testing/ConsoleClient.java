package dev.rollcall.api.testing;

import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.kernel.user.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at the console without a browser: keeps cookies, and sends forms as the page that was read last would. */
public final class ConsoleClient {
    private static final Pattern FORGERY_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final Map<String, String> cookies = new TreeMap<>();
    private String forgeryToken = "";

    public ConsoleClient(String base) {
        this.base = base;
    }

    /** A new member with the role, signed in. */
    public static ConsoleClient of(Tenant tenant, Role role) {
        var client = new ConsoleClient(RunningServer.get().url());
        var email = role.name() + "-" + tenant.organization() + "@example.com";
        client.enter(ConsoleBrowser.invited(tenant, email, role), email);
        return client;
    }

    /** Uses a link up. @param path that of the link */
    public HttpResponse<String> enter(String path, String email) {
        get(path);
        return post(path, Map.of("email", email, "password", ConsoleBrowser.PASSWORD));
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, Map.of());
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        var all = new TreeMap<>(form);
        all.put("_csrf", forgeryToken);
        return send("POST", path, all);
    }

    public HttpResponse<String> send(String method, String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            keep(answer);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(HttpResponse<String> answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        var token = FORGERY_TOKEN.matcher(answer.body());
        if (token.find()) {
            forgeryToken = token.group(1);
        }
    }
}
