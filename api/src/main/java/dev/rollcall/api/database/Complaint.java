package dev.rollcall.api.database;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What PostgreSQL says is wrong, out of all that it says; when nothing stands out, all of it. */
final class Complaint {
    private static final Pattern MARK = Pattern.compile("\\b(error|hint|ERROR|FATAL|PANIC|HINT):");

    private Complaint() {}

    static String in(String output) {
        var complaint = output.lines().filter(MARK.asPredicate()).collect(Collectors.joining("\n"));
        return complaint.isEmpty() ? output.strip() : complaint;
    }
}
