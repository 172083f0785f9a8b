package dev.rollcall.api.audit;

import dev.rollcall.api.http.Preference;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** @param asked as a parameter; @param preference which counts where there is no parameter */
    static AuditFormat of(@Nullable String asked, Preference preference) {
        return asked == null
                ? preferred(preference)
                : Stream.of(values())
                        .filter(format -> format.keyword().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> ReportParameters.invalid("format", asked, "json, csv or jsonl"));
    }

    /** Of two that suit as well, a page rather than a file. */
    private static AuditFormat preferred(Preference preference) {
        return Stream.of(values())
                .max(Comparator.comparingDouble((AuditFormat format) -> preference.quality(format.type()))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }
}
