package dev.rollcall.api.requests;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a requests file: a title after {@code ###}, comments of which some direct, the request line, headers, an
 * empty line, the body.
 */
record RequestBlock(String title, List<String> comments, List<String> lines) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^}]+)}}");

    /** What stands before the first {@code ###} says something about the file and requests nothing. */
    static List<RequestBlock> in(String file) {
        return Arrays.stream(file.split("(?m)^###", -1))
                .skip(1)
                .map(RequestBlock::of)
                .toList();
    }

    private static RequestBlock of(String text) {
        var lines = text.lines().toList();
        var comments =
                lines.stream().skip(1).takeWhile(line -> line.startsWith("#")).toList();
        return new RequestBlock(lines.getFirst().strip(), comments, lines.subList(1 + comments.size(), lines.size()));
    }

    Optional<String> name() {
        return directive("# @name ");
    }

    int expected() {
        return directive("# expect ")
                .map(Integer::valueOf)
                .orElseThrow(() -> new IllegalStateException("\"%s\" does not say what to expect".formatted(title)));
    }

    private Optional<String> directive(String prefix) {
        return comments.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }

    HttpRequest request(Map<String, String> variables) {
        var filled = lines.stream().map(line -> fill(line, variables)).toList();
        var line = filled.getFirst().split(" ", 2);
        var headers =
                filled.stream().skip(1).takeWhile(header -> !header.isBlank()).toList();
        var body = String.join("\n", filled.subList(1 + headers.size(), filled.size()))
                .strip();
        var request = HttpRequest.newBuilder(URI.create(line[1]))
                .method(line[0], body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(header -> {
            var parts = header.split(":", 2);
            request.header(parts[0], parts[1].strip());
        });
        return request.build();
    }

    private String fill(String line, Map<String, String> variables) {
        return VARIABLE.matcher(line)
                .replaceAll(variable -> Matcher.quoteReplacement(value(variable.group(1), variables)));
    }

    private String value(String name, Map<String, String> variables) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() ->
                        new IllegalStateException("\"%s\" names %s, which nothing has set".formatted(title, name)));
    }
}
