package dev.rollcall.api.audit;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was asked of the audit trail, as it came: each parameter once, and none that is not known. */
record AuditParameters(Map<String, String> values) {
    /** @param known all that may be asked; @param repeatable of these, what several values may be given for */
    static AuditParameters of(Map<String, String[]> sent, Collection<String> known, String repeatable) {
        Map<String, String> values = new TreeMap<>();
        sent.forEach((name, each) -> {
            if (!known.contains(name)) {
                throw ReportParameters.invalid(name, each[0], "only " + String.join(", ", known));
            }
            if (each.length > 1 && !name.equals(repeatable)) {
                throw ReportParameters.invalid(name, String.join(", ", each), "it once");
            }
            values.put(name, String.join(",", each));
        });
        return new AuditParameters(values);
    }

    /** As a form sends them: a field that was left blank is not asked for. */
    static Map<String, String[]> withoutBlanks(Map<String, String[]> sent) {
        return sent.entrySet().stream()
                .filter(each -> Arrays.stream(each.getValue()).anyMatch(value -> !value.isBlank()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> Arrays.stream(each.getValue())
                                .map(String::strip)
                                .toArray(String[]::new)));
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    long number(String name, long otherwise, long least, long most) {
        var text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        return parsed(text)
                .filter(value -> value >= least && value <= most)
                .orElseThrow(() ->
                        ReportParameters.invalid(name, text, "a whole number from %d to %d".formatted(least, most)));
    }

    private static Optional<Long> parsed(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** The question in one line. */
    String text() {
        return values.isEmpty()
                ? "everything"
                : values.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(" "));
    }

    static List<String> listed(String text) {
        return List.of(text.split(",", -1));
    }
}
