package dev.rollcall.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.api.ledger.Sealing;
import dev.rollcall.api.testing.Await;
import dev.rollcall.kernel.proof.Checkpoint;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.proof.Checkpointer;
import dev.rollcall.query.proof.Contradictions;
import dev.rollcall.query.proof.Handouts;
import dev.rollcall.query.proof.Origins;
import dev.rollcall.query.proof.SignedPast;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every checkpoint leaves the house, in order, whatever becomes of who takes it. */
class HandOutTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

    @TempDir
    Path folder;

    private final UUID organization = UUID.randomUUID();
    private final SigningKey key = SigningKey.generate();
    private final Sealing sealing = new Sealing(POSTGRES);
    private final Contradictions contradictions = new Contradictions();
    private final Checkpointer checkpointer = new Checkpointer(
            sealing.database(),
            key,
            Duration.ZERO,
            new SignedPast(sealing.database(), key, contradictions),
            contradictions);
    private final Handouts handouts = new Handouts(sealing.database());

    /** Takes checkpoints down, or answers with a refusal. */
    private final List<String> taken = new CopyOnWriteArrayList<>();

    private volatile int status = 204;
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        sealing.owner().sql("TRUNCATE checkpoint, checkpoint_handout").update();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (status == 204) {
                taken.add(exchange.getRequestHeaders().getFirst("Rollcall-Organization") + "\n" + body);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        sealing.close();
    }

    private void sign(int events) throws SQLException {
        sealing.commit(organization, events);
        sealing.sealToTheEnd();
        checkpointer.round();
    }

    private HandOut webhook() {
        return new HandOut(
                CheckpointWebhook.of("http://127.0.0.1:%d/hook"
                        .formatted(receiver.getAddress().getPort())),
                handouts);
    }

    private List<Long> sizes() {
        return taken.stream()
                .filter(note -> note.contains(organization.toString()))
                .map(note -> Long.parseLong(note.split("\n", 4)[2]))
                .toList();
    }

    @Test
    void each_is_posted_once_as_it_was_signed() throws SQLException {
        sign(3);
        sign(2);
        var webhook = webhook();
        webhook.go();
        webhook.go();

        assertThat(sizes()).containsExactly(3L, 5L);
        var origin = Origins.of(organization);
        assertThat(taken)
                .last()
                .satisfies(note -> assertThat(
                                Checkpoint.open(note.substring(note.indexOf('\n') + 1), key.verifier(origin)))
                        .get()
                        .extracting(Checkpoint::size)
                        .isEqualTo(5L));
    }

    @Test
    void what_is_not_taken_is_tried_again_and_nothing_is_passed_over() throws SQLException {
        status = 503;
        sign(1);
        sign(1);
        var webhook = webhook();
        webhook.go();
        assertThat(webhook.failures()).isEqualTo(1);
        assertThat(sizes()).isEmpty();

        status = 204;
        Await.until(Duration.ofSeconds(20), "both taken", () -> {
            webhook.go();
            return sizes().size() == 2;
        });
        assertThat(sizes()).containsExactly(1L, 2L);
        assertThat(webhook.failures()).isZero();
    }

    @Test
    void a_receiver_that_leads_elsewhere_has_not_taken_it() throws SQLException {
        status = 302;
        sign(1);
        var webhook = webhook();
        webhook.go();

        assertThat(webhook.failures()).isEqualTo(1);
    }

    @Test
    void another_node_goes_on_where_one_has_stopped_and_not_before() throws SQLException {
        sign(1);
        assertThat(handouts.claim("webhook")).isNotEmpty();
        webhook().go();
        assertThat(sizes()).isEmpty();

        handouts.release("webhook");
        webhook().go();
        assertThat(sizes()).containsExactly(1L);
    }

    @Test
    void each_is_a_file_of_its_own_in_the_folder() throws SQLException, IOException {
        sign(4);
        sign(1);
        new HandOut(new CheckpointFolder(folder), handouts).go();

        try (var files = Files.walk(folder.resolve(organization.toString()))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("4.txt", "5.txt");
        }
        try (var files = Files.walk(folder.resolve(organization.toString()))) {
            assertThat(files.filter(file -> file.endsWith("5.txt")))
                    .singleElement()
                    .satisfies(file -> assertThat(
                                    Checkpoint.open(Files.readString(file), key.verifier(Origins.of(organization))))
                            .isPresent());
        }
    }

    @Test
    void a_folder_that_is_gone_is_tried_again() throws SQLException, IOException {
        var blocked = Files.writeString(folder.resolve("blocked"), "a file, no folder");
        sign(1);
        var out = new HandOut(new CheckpointFolder(blocked), handouts);
        out.go();
        assertThat(out.failures()).isEqualTo(1);

        Files.delete(blocked);
        Await.until(Duration.ofSeconds(20), "the file", () -> {
            out.go();
            return Files.exists(blocked);
        });
        assertThat(out.failures()).isZero();
    }
}
