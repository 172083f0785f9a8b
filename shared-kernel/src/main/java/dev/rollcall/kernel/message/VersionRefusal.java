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

    /** Other changes kept winning the race; the client should repeat the request in a second. */
    record Busy() implements VersionRefusal {
        @Override
        public String reason() {
            return "Other changes of this resource are under way: repeat the request in a second";
        }
    }
}
