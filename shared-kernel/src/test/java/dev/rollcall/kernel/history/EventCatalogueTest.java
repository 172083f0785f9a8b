package dev.rollcall.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/events.md} true. */
class EventCatalogueTest {
    private static final Path PAGE = Path.of("..", "docs", "events.md");
    private static final String REGENERATE = "rollcall.docs.write";

    @Test
    void the_page_says_what_the_code_says() throws IOException {
        if (Boolean.getBoolean(REGENERATE)) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, EventCatalogue.page());
        }
        assertThat(PAGE)
                .as("regenerate with: mvn test -pl shared-kernel -Dtest=EventCatalogueTest -D%s=true", REGENERATE)
                .hasContent(EventCatalogue.page());
    }
}
