package dev.rollcall.api.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** How the audit trail is answered: a page as JSON, or all of it as a file. */
enum AuditFormat {
    JSON("application/json"),
    CSV("text/csv"),
    JSONL("application/jsonl");

    private final String type;

    AuditFormat(String type) {
        this.type = type;
    }

    /** @param asked as a parameter; @param accept the header, which counts where there is no parameter */
    static AuditFormat of(@Nullable String asked, @Nullable String accept) {
        return asked == null
                ? accepted(accept).orElse(JSON)
                : Stream.of(values())
                        .filter(format -> format.keyword().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> ReportParameters.invalid("format", asked, "json, csv or jsonl"));
    }

    /** The first that is named as such (RFC 9110 §12.5.1); what cannot be read prefers nothing. */
    private static Optional<AuditFormat> accepted(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .flatMap(range -> Stream.of(values()).filter(format -> range.equalsTypeAndSubtype(format.type())))
                    .findFirst();
        } catch (InvalidMediaTypeException unreadable) {
            return Optional.empty();
        }
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }
}
