package dev.rollcall.api.audit;

import dev.rollcall.api.http.Preference;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.reading.Keyset;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The parameters of a report. What is malformed is named, with what is accepted. */
public record ReportParameters(HttpServletRequest request) {
    public static final String AN_ID = "an id such as 0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b";

    private static final String FORMAT = "format";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final String PREFIX = "/admin/organizations/";

    public Keyset keyset() {
        return keyset(Long.MAX_VALUE);
    }

    /**
     * A page of rows that are others at another time.
     *
     * @param time the parameter that says the time; the pages behind the first have to be of the same
     * @param now what it would be now
     */
    Keyset continued(String time, String now) {
        var page = keyset();
        if (page.after() > 0 && request.getParameter(time) == null) {
            throw missing(time, "it beside after, as it was on the page before, such as %s".formatted(now));
        }
        return page;
    }

    /** Nothing comes after the last row, and nobody was sent there. */
    public <T> List<T> requireSome(List<T> rows) {
        long after = keyset().after();
        if (rows.isEmpty() && after > 0) {
            throw invalid("after", Long.toString(after), "the next of an answer, or none: there are no rows after it");
        }
        return rows;
    }

    /** @param last the last row that there can be: nothing comes after it */
    Keyset keyset(long last) {
        long after = number("after", Keyset.FIRST.after(), 0, last);
        return new Keyset(after, (int) number("limit", Keyset.FIRST.limit(), 1, Keyset.MAX_ROWS));
    }

    public long number(String name, long otherwise, long least, long most) {
        var text = request.getParameter(name);
        if (text == null) {
            return otherwise;
        }
        return parsed(text)
                .filter(value -> value >= least && value <= most)
                .orElseThrow(() -> invalid(name, text, "a whole number from %d to %d".formatted(least, most)));
    }

    /** In the digits of ASCII alone. */
    private static Optional<Long> parsed(String text) {
        try {
            return text.chars().allMatch(digit -> digit < 128) ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    LocalDate day(String name) {
        var text = Optional.ofNullable(request.getParameter(name))
                .orElseThrow(() -> missing(name, "a day such as 2026-03-31"));
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                throw invalid(name, text, "a day of the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
            }
            return day;
        } catch (DateTimeParseException noDay) {
            throw invalid(name, text, "a day such as 2026-03-31");
        }
    }

    public @Nullable UUID idOrNull(String name) {
        var text = request.getParameter(name);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw invalid(name, text, AN_ID);
        }
    }

    boolean csv() {
        var format = request.getParameter(FORMAT);
        if (format != null && !format.equals("csv") && !format.equals("json")) {
            throw invalid(FORMAT, format, "csv or json");
        }
        return format == null ? prefersCsv() : format.equals("csv");
    }

    private boolean prefersCsv() {
        var preference = Preference.of(request);
        return preference.quality(Report.CSV) > preference.quality(MediaType.APPLICATION_JSON);
    }

    /** The name of a file with the answer: {@code rollcall-seats-holders.csv}. */
    String fileName() {
        var path = request.getRequestURI();
        var report = path.substring(path.indexOf('/', PREFIX.length()) + 1);
        return "rollcall-" + report.replace('/', '-') + ".csv";
    }

    /** The question as it was asked, for the answer. */
    Map<String, String> question(String zone) {
        Map<String, String> question = new TreeMap<>();
        question.put("report", request.getRequestURI());
        question.put("zone", zone);
        request.getParameterMap().forEach((name, values) -> question.put(name, String.join(",", values)));
        return question;
    }

    public static InvalidScim missing(String name, String accepted) {
        return new InvalidScim(ScimErrorType.INVALID_VALUE, "%s is missing; send %s".formatted(name, accepted));
    }

    public static InvalidScim invalid(String name, String value, String accepted) {
        return new InvalidScim(ScimErrorType.INVALID_VALUE, "%s is \"%s\"; send %s".formatted(name, value, accepted));
    }
}
