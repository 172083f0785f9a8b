package dev.rollcall.api.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.database.EmbeddedDatabase;
import dev.rollcall.api.testing.ConsoleClient;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away while people are signed in. */
class LostDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void whoever_is_signed_in_is_told_on_a_page() throws Exception {
        var database = EmbeddedDatabase.start(folder.resolve("database"));
        try (var node =
                Node.launch(database, folder.resolve("node"), "k".repeat(64)).awaitReady()) {
            var owner = new ConsoleClient(node.url());
            var link =
                    URI.create(node.secrets().path("consoleUrl").stringValue()).getPath();
            assertThat(owner.enter(link, "owner@example.com").statusCode()).isEqualTo(302);
            assertThat(owner.get("/console").statusCode()).isEqualTo(200);

            database.close();

            var answer = owner.get("/console");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("Rollcall cannot reach its database");
        }
    }
}
