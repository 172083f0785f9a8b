package dev.rollcall.api.audit;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.reading.Keyset;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of a report. What is malformed is named, with what is accepted. */
record ReportParameters(HttpServletRequest request) {
    private static final String FORMAT = "format";

    Keyset keyset() {
        long after = number("after", Keyset.FIRST.after(), Long.MAX_VALUE);
        int limit = (int) number("limit", Keyset.FIRST.limit(), Keyset.MAX_ROWS);
        return new Keyset(after, Math.max(1, limit));
    }

    private long number(String name, long otherwise, long most) {
        var text = request.getParameter(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            throw invalid(name, text, "a whole number from 0 to " + most);
        }
        throw invalid(name, text, "a whole number from 0 to " + most);
    }

    LocalDate day(String name) {
        var text = Optional.ofNullable(request.getParameter(name))
                .orElseThrow(() -> invalid(name, "", "a day such as 2026-03-31"));
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw invalid(name, text, "a day such as 2026-03-31");
        }
    }

    boolean csv() {
        var format = request.getParameter(FORMAT);
        if (format != null && !format.equals("csv") && !format.equals("json")) {
            throw invalid(FORMAT, format, "csv or json");
        }
        var accept = request.getHeader("Accept");
        return format == null
                ? accept != null && accept.toLowerCase(Locale.ROOT).contains("text/csv")
                : format.equals("csv");
    }

    /** The question as it was asked, for the answer. */
    Map<String, String> question(String zone) {
        Map<String, String> question = new TreeMap<>();
        question.put("report", request.getRequestURI());
        question.put("zone", zone);
        request.getParameterMap().forEach((name, values) -> question.put(name, String.join(",", values)));
        return question;
    }

    private static InvalidScim invalid(String name, String value, String accepted) {
        return new InvalidScim(ScimErrorType.INVALID_VALUE, "%s is \"%s\"; send %s".formatted(name, value, accepted));
    }
}
