package dev.rollcall.kernel.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sealed bytes are a format that auditors keep. The vectors were made by another program and are never edited. */
class EnvelopeTest {
    private static final Path VECTORS = Path.of("src", "test", "resources", "proof", "envelopes.1.json");
    private static final Path DESCRIPTION = Path.of("..", "docs", "ledger.md");
    private static final JsonMapper MAPPER = new JsonMapper();

    static List<JsonNode> vectors() {
        return MAPPER.readTree(VECTORS).valueStream().toList();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void an_envelope_has_the_frozen_bytes_and_leaf_hash(JsonNode vector) {
        var envelope = envelope(vector);
        assertThat(new String(envelope.bytes(), UTF_8)).isEqualTo(text(vector, "envelope"));
        assertThat(HexFormat.of().formatHex(envelope.leafHash())).isEqualTo(text(vector, "leafHash"));
    }

    @Test
    void the_description_of_the_format_shows_the_vectors_and_every_field() throws IOException {
        var description = Files.readString(DESCRIPTION);
        assertThat(description)
                .contains(vectors().stream()
                        .map(vector -> text(vector, "envelope"))
                        .toList())
                .contains(vectors().stream()
                        .map(vector -> text(vector, "leafHash"))
                        .toList());
        var fields = MAPPER.readTree(text(vectors().getFirst(), "envelope")).propertyNames();
        assertThat(description)
                .contains(fields.stream().map("| `%s` |"::formatted).collect(Collectors.toSet()));
    }

    @Test
    void a_time_has_six_decimals_whatever_it_is() {
        assertThat(new String(at(Instant.parse("2026-01-01T00:00:00Z")).bytes(), UTF_8))
                .contains("\"recordedAt\":\"2026-01-01T00:00:00.000000Z\"");
    }

    @Test
    void members_are_escaped_and_sorted_as_RFC_8785_says() {
        var object = new CanonicalObject()
                .put("a", "\u20ac$\u000f\nA'B\"\\\"/\b\t\f\r\u007f")
                .put("b", 9007199254740991L);
        assertThat(new String(object.bytes(), UTF_8))
                .isEqualTo("{\"a\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\\b\\t\\f\\r\u007f\",\"b\":9007199254740991}");
    }

    @Test
    void a_member_out_of_order_is_an_error() {
        var object = new CanonicalObject().put("b", 1);
        assertThatIllegalStateException().isThrownBy(() -> object.put("a", 2));
    }

    private static Envelope at(Instant time) {
        var id = new UUID(0, 1);
        return new Envelope(
                id, 1, id, "user.removed", 1, id, 0, "rollcall", null, "ADMIN", id, time, time, time, "", null);
    }

    private static Envelope envelope(JsonNode vector) {
        var fields = MAPPER.readTree(text(vector, "envelope"));
        return new Envelope(
                id(fields, "organization"),
                fields.get("position").longValue(),
                id(fields, "event"),
                text(fields, "name"),
                fields.get("revision").intValue(),
                id(fields, "subject"),
                fields.get("sequence").longValue(),
                text(fields, "actor"),
                fields.get("connection").isNull() ? null : id(fields, "connection"),
                text(fields, "verb"),
                id(fields, "request"),
                Instant.parse(text(fields, "receivedAt")),
                Instant.parse(text(fields, "recordedAt")),
                Instant.parse(text(fields, "ledgerAt")),
                Commitment.toPayload(text(vector, "payload").getBytes(UTF_8)),
                personalCommit(vector));
    }

    private static String personalCommit(JsonNode vector) {
        return vector.get("personal").isNull()
                ? null
                : Commitment.toPersonal(
                        HexFormat.of().parseHex(text(vector, "salt")),
                        text(vector, "personal").getBytes(UTF_8));
    }

    private static UUID id(JsonNode node, String name) {
        return UUID.fromString(text(node, name));
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).stringValue();
    }
}
