package dev.rollcall.api.console;

import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;

/** A form or a query that no browser sends: escaped wrongly, or with a field's name that cannot be printed. */
final class Unreadable {
    static final Problem PROBLEM = new Problem(
            HttpStatus.BAD_REQUEST,
            "This was not understood",
            "A field of the form cannot be read: it is escaped wrongly, or its name cannot be printed. Nothing was changed.");

    private Unreadable() {}

    static boolean causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof RequestRejectedException || cause instanceof InvalidParameterException);
    }
}
