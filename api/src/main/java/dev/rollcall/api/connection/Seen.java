package dev.rollcall.api.connection;

import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.ResourceVersion;
import dev.rollcall.query.connection.CurrentConnection;

/** The version of the connection that a form was made of. */
final class Seen {
    private Seen() {}

    /** A form that names none, or something else, was made of no version there is. */
    static Precondition of(String number) {
        return Precondition.ifMatch(etag(number));
    }

    static boolean is(String number, CurrentConnection connection) {
        return connection.version().etag().equals(etag(number));
    }

    private static String etag(String number) {
        try {
            return new ResourceVersion(Long.parseLong(number)).etag();
        } catch (NumberFormatException none) {
            return "none";
        }
    }
}
