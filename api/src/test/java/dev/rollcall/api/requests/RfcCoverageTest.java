package dev.rollcall.api.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/rfc-coverage.md}: every requirement once, and each test that it names is there. */
class RfcCoverageTest {
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]+\\d+) \\|(.*)\\|");
    private static final Pattern RANGE = Pattern.compile("([A-Z]+)(\\d+)–\\1(\\d+)");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final String NOT_DONE = "not done: ";
    private static final String NOTHING_TO_DO = "nothing to do: ";

    /** @param cells rule, how, test */
    private record Requirement(String id, List<String> cells) {
        static Stream<Requirement> in(String line) {
            return ROW.matcher(line)
                    .results()
                    .map(row -> new Requirement(
                            row.group(1),
                            Arrays.stream(row.group(2).split("\\|", -1))
                                    .map(String::strip)
                                    .toList()));
        }

        String test() {
            return cells.getLast();
        }

        Stream<String> missingTests() {
            return TEST.matcher(test())
                    .results()
                    .filter(named -> !exists(named.group(1), named.group(2)))
                    .map(named -> id + " → " + named.group());
        }

        boolean isAnswered() {
            return TEST.matcher(test()).find() || isExplained(NOT_DONE) || isExplained(NOTHING_TO_DO);
        }

        private boolean isExplained(String answer) {
            return test().startsWith(answer) && test().length() > answer.length() + 10;
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Repository.file("docs/rfc-coverage.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Requirement> requirements() {
        return lines().stream().flatMap(Requirement::in).toList();
    }

    @Test
    void every_requirement_stands_there_once() {
        var all = lines().stream()
                .filter(line -> line.startsWith("Ids: "))
                .flatMap(line -> RANGE.matcher(line).results())
                .flatMap(range -> IntStream.rangeClosed(
                                Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)))
                        .mapToObj(number -> range.group(1) + number))
                .toList();

        assertThat(all).hasSizeGreaterThan(250).doesNotHaveDuplicates();
        assertThat(requirements().stream().map(Requirement::id)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void every_requirement_says_how_it_is_met_and_by_which_test_or_why_not() {
        assertThat(requirements()).allSatisfy(requirement -> {
            assertThat(requirement.cells()).as(requirement.id()).hasSize(3).noneMatch(String::isBlank);
            assertThat(requirement.isAnswered()).as("%s", requirement).isTrue();
        });
    }

    @Test
    void every_test_that_is_named_exists() {
        assertThat(requirements().stream().flatMap(Requirement::missingTests)).isEmpty();
    }

    @Test
    void a_test_that_does_not_exist_is_found() {
        assertThat(exists("RfcCoverageTest", "a_test_that_does_not_exist_is_found"))
                .isTrue();
        assertThat(exists("RfcCoverageTest", "exists")).isFalse();
        assertThat(exists("RfcCoverageTest", "nothing")).isFalse();
        assertThat(exists("NoSuchTest", "nothing")).isFalse();
    }

    /** Whether some module has such a test method. */
    private static boolean exists(String type, String method) {
        return sources(type).anyMatch(source -> declares(read(source), method));
    }

    private static boolean declares(String source, String method) {
        int at = source.indexOf(" void " + method + "(");
        var before = at < 0 ? "" : source.substring(Math.max(0, source.lastIndexOf("\n    }\n", at)), at);
        return before.contains("@Test") || before.contains("@ParameterizedTest");
    }

    private static Stream<Path> sources(String type) {
        return Stream.of("shared-kernel", "command-side", "query-side", "api")
                .map(module -> Repository.file(module + "/src/test/java"))
                .flatMap(RfcCoverageTest::files)
                .filter(file -> file.getFileName().toString().equals(type + ".java"));
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
