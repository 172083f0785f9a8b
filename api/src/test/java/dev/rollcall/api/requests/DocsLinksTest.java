package dev.rollcall.api.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every relative link in the documents leads to a file or folder of the repository. */
class DocsLinksTest {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*|#.*");

    @Test
    void every_relative_link_leads_somewhere() throws IOException {
        var documents = documents();

        assertThat(documents).isNotEmpty();
        assertThat(documents.stream().flatMap(DocsLinksTest::broken)).isEmpty();
    }

    @Test
    void a_link_to_nothing_is_found() {
        var text = "[a](there.md) [b](https://example.com) [c](#part)\n```\n[d](code)\n```\n";

        assertThat(relativeLinks(text)).containsExactly("there.md");
    }

    private static List<Path> documents() throws IOException {
        try (var root = Files.list(Repository.file(""));
                var docs = Files.walk(Repository.file("docs"))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static Stream<String> broken(Path document) {
        return relativeLinks(read(document))
                .filter(link -> !Files.exists(document.resolveSibling(link)))
                .map(link -> document.getFileName() + " → " + link);
    }

    private static Stream<String> relativeLinks(String text) {
        return LINK.matcher(FENCED.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(2, link.length() - 1))
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .map(link -> link.replaceFirst("#.*", ""));
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
