package dev.rollcall.kernel.message;

/** Refusals that any resource can meet when two writers meet. */
public sealed interface VersionRefusal extends Refusal {

    /** {@code If-Match} named another version than the resource has (RFC 7644 §3.14). */
    record StaleVersion(String expected, String actual) implements VersionRefusal {
        @Override
        public String reason() {
            return "If-Match names version %s, the resource is at %s: read it again and repeat the change"
                    .formatted(expected, actual);
        }
    }

    /** {@code If-None-Match} named the version that the resource has, or any (RFC 9110 §13.1.2). */
    record UnwantedVersion(String excluded, String actual) implements VersionRefusal {
        @Override
        public String reason() {
            return "If-None-Match excludes %s, and the resource is at %s: change it with If-Match, or create another"
                    .formatted(excluded, actual);
        }
    }

    /** Other changes kept winning the race; the client should repeat the request in a second. */
    record Busy() implements VersionRefusal {
        @Override
        public String reason() {
            return "Other changes are under way: repeat the request in a second";
        }
    }
}
