package dev.rollcall.api.proof;

import dev.rollcall.api.audit.ReportParameters;
import dev.rollcall.api.http.Preference;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.ProofRefusal.NotSignedYet;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** The parameters of a question about proofs. What is malformed is named, with what is accepted. */
record ProofParameters(HttpServletRequest request) {
    private static final String FORMAT = "format";
    private static final Pattern LATER = Pattern.compile("\\d{1,18}");

    boolean has(String name) {
        return request.getParameter(name) != null;
    }

    ReportParameters report() {
        return new ReportParameters(request);
    }

    long number(String name, long otherwise, long most) {
        return report().number(name, otherwise, 1, most);
    }

    /** As {@link #number}, where there is nothing else to take. */
    long required(String name, long most) {
        return required(name, 1, most);
    }

    long required(String name, long least, long most) {
        if (!has(name)) {
            throw ReportParameters.missing(name, "a whole number from %d to %d".formatted(least, most));
        }
        return report().number(name, least, least, most);
    }

    /**
     * A position.
     *
     * @param newest the last one that is signed
     * @throws Refused for a later one
     */
    long signed(String name, long newest) {
        if (has(name) && LATER.matcher(request.getParameter(name)).matches()) {
            long position = Long.parseLong(request.getParameter(name));
            if (position > newest) {
                throw new Refused(new NotSignedYet(position, newest));
            }
        }
        return required(name, newest);
    }

    /** The one of them that was sent; empty where none was, or more than one. */
    String onlyOneOf(String... names) {
        var sent = Stream.of(names).filter(this::has).toList();
        return sent.size() == 1 ? sent.getFirst() : "";
    }

    UUID id(String name) {
        return Optional.ofNullable(report().idOrNull(name))
                .orElseThrow(() -> ReportParameters.missing(name, ReportParameters.AN_ID));
    }

    <E extends Enum<E>> E oneOf(String name, E otherwise, List<E> accepted) {
        var text = request.getParameter(name);
        if (text == null) {
            return otherwise;
        }
        return accepted.stream()
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> ReportParameters.invalid(
                        name,
                        text,
                        String.join(
                                " or ",
                                accepted.stream()
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .toList())));
    }

    /** Whether the answer shall be what other programs for transparency logs read, and no JSON. */
    boolean wantsText() {
        var format = request.getParameter(FORMAT);
        if (format != null && !format.equals("text") && !format.equals("json")) {
            throw ReportParameters.invalid(FORMAT, format, "text or json");
        }
        return format == null ? prefersText() : format.equals("text");
    }

    private boolean prefersText() {
        var preference = Preference.of(request);
        return preference.quality(MediaType.TEXT_PLAIN) > preference.quality(MediaType.APPLICATION_JSON);
    }

    static InvalidScim invalid(String words) {
        return new InvalidScim(ScimErrorType.INVALID_VALUE, words);
    }
}
