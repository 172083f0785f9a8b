package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import java.util.Optional;

/** Somebody calls with a good token from an address that is not among the allowed ones. */
final class AddressRefused implements Sign {
    @Override
    public Optional<Finding> in(Exchange exchange) {
        return exchange.calls().stream()
                .filter(Exchange::isFromElsewhere)
                .filter(call -> !exchange.allowed().admit(call.caller().address()))
                .reduce((_, later) -> later)
                .map(call -> finding(exchange, call));
    }

    private static Finding finding(Exchange exchange, Call call) {
        var address = call.caller().address();
        return Finding.warning(
                        "Calls from %s are turned away: it is not among the allowed addresses.".formatted(address),
                        exchange.last().filter(call::equals).isPresent()
                                ? "Nothing that is sent from there arrives here, deactivations included."
                                : "Other calls came through later. What was sent from there did not arrive, deactivations included.",
                        call)
                .todo(
                        "If it is your identity provider's, add %s under Allowed addresses on the SCIM page, then %s. If it is not, somebody else has the token: issue a new one and revoke this one."
                                .formatted(address, exchange.idp().tryingAgain()));
    }
}
