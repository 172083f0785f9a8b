package dev.rollcall.api.proof;

import dev.rollcall.query.proof.NumberedCheckpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Posts each checkpoint to a URL, as the text that was signed. Any 2xx takes it; it is led nowhere else. */
record CheckpointWebhook(URI url, HttpClient http) implements HandOut.Way {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static CheckpointWebhook of(String url) {
        return new CheckpointWebhook(
                URI.create(url),
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void take(NumberedCheckpoint taken) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("User-Agent", "Rollcall")
                .header("Rollcall-Organization", taken.organization().toString())
                .header("Rollcall-Size", Long.toString(taken.checkpoint().size()))
                .POST(BodyPublishers.ofString(taken.checkpoint().note()))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status < 200 || status > 299) {
            throw new IOException("it answers " + status);
        }
    }
}
