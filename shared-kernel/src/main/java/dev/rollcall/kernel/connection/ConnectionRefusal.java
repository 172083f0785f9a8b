package dev.rollcall.kernel.connection;

import dev.rollcall.kernel.message.Refusal;
import java.util.UUID;

/** What can be in the way of a command to a connection. */
public sealed interface ConnectionRefusal extends Refusal {
    record ConnectionUnknown(UUID connection) implements ConnectionRefusal {
        @Override
        public String reason() {
            return "There is no connection " + connection;
        }
    }

    record AnotherConnectionEnabled(UUID connection) implements ConnectionRefusal {
        @Override
        public String reason() {
            return "Connection %s is enabled; hand its members over or switch it off before enabling another"
                    .formatted(connection);
        }
    }

    record TokenUnknown(String kid) implements ConnectionRefusal {
        @Override
        public String reason() {
            return "This connection has no live token " + kid;
        }
    }

    record TooManyTokens(int limit) implements ConnectionRefusal {
        @Override
        public String reason() {
            return "%d tokens are live; revoke one before issuing another".formatted(limit);
        }
    }

    record ProviderUnknown(String provider) implements ConnectionRefusal {
        @Override
        public String reason() {
            return "provider \"%s\" is not one of okta, entra, ping, other".formatted(provider);
        }
    }

    record DialectUnknown(String dialect) implements ConnectionRefusal {
        @Override
        public String reason() {
            return "dialect \"%s\" is not one of strict, rfc, okta, entra, ping".formatted(dialect);
        }
    }

    /** @param problem what is wrong with the entry and what to write in its place */
    record AddressRefused(String entry, String problem) implements ConnectionRefusal {
        @Override
        public String reason() {
            return "\"%s\" %s".formatted(entry, problem);
        }
    }

    record TooManyAddresses(int given, int limit) implements ConnectionRefusal {
        @Override
        public String reason() {
            return "%d addresses are too many; name %d at most, ranges instead of single addresses"
                    .formatted(given, limit);
        }
    }
}
