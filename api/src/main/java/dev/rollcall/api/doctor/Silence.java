package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import java.time.Duration;
import java.util.Optional;

/** Nothing has been heard for a day. */
final class Silence implements Sign {
    private static final Duration LONG = Duration.ofDays(1);

    @Override
    public Optional<Finding> in(Exchange exchange) {
        return exchange.last()
                .filter(call -> !call.at().plus(LONG).isAfter(exchange.now()))
                .map(call -> finding(exchange, call));
    }

    private static Finding finding(Exchange exchange, Call last) {
        var hours = Duration.between(last.at(), exchange.now()).toHours();
        return Finding.warning(
                        "Nothing has been heard for %s."
                                .formatted(hours < 48 ? hours + " hours" : hours / 24 + " days"),
                        "That is usual where nobody joins, moves or leaves, and it is also what a stopped job looks like.",
                        last)
                .todo(
                        switch (exchange.idp()) {
                            case OKTA ->
                                "To be sure, press Test Connector Configuration in Okta (Provisioning → Integration) and look at Dashboard → Tasks.";
                            case ENTRA ->
                                "To be sure, look at Provisioning → Overview in Entra: the job must be on and not in quarantine; one person by Provision on demand shows up here at once.";
                            case PING ->
                                "To be sure, look whether the channel is active in PingFederate, and at the provisioner's log; in PingOne, whether connection and rule are switched on, and press Test Connection.";
                            case OTHER -> "To be sure, test the connection at the identity provider.";
                        });
    }
}
