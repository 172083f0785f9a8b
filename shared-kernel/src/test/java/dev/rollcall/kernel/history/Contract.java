package dev.rollcall.kernel.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as some release of ours has written it. A file may be added, never edited: what it says stands in the history
 * of customers.
 *
 * @param personal JSON null where the event has no personal data
 */
record Contract(String name, int revision, JsonNode payload, JsonNode personal) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "contract");
    private static final JsonMapper MAPPER = new JsonMapper();

    static List<Contract> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(Contract::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Contract read(Path file) {
        var parts = file.getFileName().toString().split("\\.", -1);
        var json = MAPPER.readTree(file);
        return new Contract(
                parts[0] + "." + parts[1],
                Integer.parseInt(parts[2]),
                json.get("payload"),
                json.optional("personal").orElse(MAPPER.nullNode()));
    }

    EventColumns columns() {
        return new EventColumns(bytes(payload), personal.isNull() ? null : bytes(personal));
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name + "." + revision;
    }
}
