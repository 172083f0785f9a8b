package dev.rollcall.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/**
 * The media type of an answer: that of {@code Accept} (RFC 9110 §12.5.1) which suits best, {@code application/scim+json}
 * where both do (RFC 7644 §3.8). Clients of Java's older library send {@code *} for any type.
 */
enum AnswerType {
    SCIM(ScimError.MEDIA_TYPE),
    JSON(MediaType.APPLICATION_JSON_VALUE);

    private static final String ATTRIBUTE = AnswerType.class.getName();

    private final String name;

    AnswerType(String name) {
        this.name = name;
    }

    /** One part of the header. */
    private record Accepted(String range, double quality) {
        static Accepted of(String text) {
            var parts = text.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
            return new Accepted(
                    parts[0],
                    Arrays.stream(parts)
                            .skip(1)
                            .filter(part -> part.startsWith("q="))
                            .findFirst()
                            .map(part -> quality(part.substring(2)))
                            .orElse(1.0));
        }

        private static double quality(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException noNumber) {
                return 1;
            }
        }
    }

    /** How well a type suits. @param distance 0 where it is named itself */
    private record Fit(AnswerType type, double quality, int distance) {}

    /** Empty where the client accepts neither. */
    static Optional<AnswerType> of(HttpServletRequest request) {
        var header = String.join(",", Collections.list(request.getHeaders("Accept")));
        if (header.isBlank()) {
            return Optional.of(SCIM);
        }
        var accepted = Arrays.stream(header.split(",", -1)).map(Accepted::of).toList();
        return Arrays.stream(values())
                .flatMap(type -> type.fit(accepted).stream())
                .filter(fit -> fit.quality() > 0)
                .max(Comparator.comparingDouble(Fit::quality)
                        .thenComparing(Comparator.comparingInt(Fit::distance).reversed())
                        .thenComparing(Comparator.comparing(Fit::type).reversed()))
                .map(Fit::type);
    }

    /** The narrowest range decides. */
    private Optional<Fit> fit(List<Accepted> accepted) {
        var ranges = List.of(name, "application/*", "*/*", "*");
        return accepted.stream()
                .filter(each -> ranges.contains(each.range()))
                .map(each -> new Fit(this, each.quality(), ranges.indexOf(each.range())))
                .min(Comparator.comparingInt(Fit::distance));
    }

    void choose(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Optional<AnswerType> chosen(HttpServletRequest request) {
        return Optional.ofNullable((AnswerType) request.getAttribute(ATTRIBUTE));
    }

    MediaType media() {
        return MediaType.parseMediaType(name);
    }
}
