package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.Outcome;
import java.util.Optional;
import java.util.regex.Pattern;

/** Users that an IdP looked for. @param attribute by which; empty where the filter could not be read */
record LookUp(String attribute, Call call) {
    private static final Pattern FILTER = Pattern.compile("filter=\\(*([A-Za-z]*)");

    static Optional<LookUp> latest(Exchange exchange) {
        return exchange.all("GET", "/Users")
                .flatMap(call -> FILTER.matcher(Exchange.query(call))
                        .results()
                        .map(found -> new LookUp(named(found.group(1)), call)))
                .reduce((_, later) -> later);
    }

    /** Okta's guides call {@code emails} so. */
    private static String named(String attribute) {
        return attribute.equalsIgnoreCase("email") ? "emails" : attribute;
    }

    boolean isRefused() {
        return call.answered().outcome() == Outcome.REFUSED;
    }
}
