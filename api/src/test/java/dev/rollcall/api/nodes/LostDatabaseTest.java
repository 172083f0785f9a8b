package dev.rollcall.api.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.database.EmbeddedDatabase;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.ConsoleClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away while an owner has pages open. */
class LostDatabaseTest {
    private static final String LOST = "Rollcall cannot reach its database";
    private static final String EMAIL = "owner@example.com";

    /** Three seconds, and what a busy machine takes on top. */
    private static final Duration SOON = Duration.ofSeconds(7);

    @TempDir
    static Path folder;

    private static Node node;
    private static ConsoleBrowser owner;
    private static ConsoleBrowser log;

    @BeforeAll
    static void openPagesAndLoseTheDatabase() throws Exception {
        var database = EmbeddedDatabase.start(folder.resolve("database"));
        node = Node.launch(database, folder.resolve("node"), "k".repeat(64)).awaitReady();
        var link = URI.create(node.secrets().path("consoleUrl").stringValue()).getPath();
        owner = ConsoleBrowser.desktop(node.url());
        owner.begin(link, EMAIL);
        owner.sees(EMAIL);
        log = ConsoleBrowser.desktop(node.url());
        log.open("/console/calls");
        log.signIn(EMAIL);
        log.sees("Live");
        owner.open("/console/seats");
        owner.page().getByLabel("Size, in seats").fill("77");
        database.close();
    }

    @AfterAll
    static void leave() {
        owner.close();
        log.close();
        node.close();
    }

    @Test
    void a_form_that_is_sent_then_says_so_soon_and_shows_what_was_sent() {
        var sent = Instant.now();
        owner.button("Save size");
        owner.sees(LOST);

        assertThat(Duration.between(sent, Instant.now())).isLessThan(SOON);
        owner.sees("What you sent");
        owner.sees("77");
        owner.isAccessible();
        owner.page().goBack();
        assertThat(owner.page().url()).endsWith("/console/seats");
    }

    @Test
    void a_log_that_goes_on_says_that_it_does_not() {
        log.sees(LOST + ". Nothing was changed.");
        log.page().getByText("Not live").waitFor();
    }

    @Test
    void who_signs_in_is_told_and_the_e_mail_is_kept() {
        var person = new ConsoleClient(node.url());
        person.get("/console/sign-in");
        var answer = person.post("/console/sign-in", Map.of("email", EMAIL, "password", "a secret of mine"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains(LOST).contains(EMAIL).doesNotContain("a secret of mine");
    }
}
