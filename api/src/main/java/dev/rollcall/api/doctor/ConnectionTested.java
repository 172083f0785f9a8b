package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The test that an admin starts by a button: Okta lists two users, Entra looks for somebody who cannot exist, Ping asks
 * for the user 0. Whatever comes first says the same: URL and token are right.
 */
final class ConnectionTested implements Sign {
    private static final String RANDOM = "(?:AzureAD_Test-)?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern NOBODY = Pattern.compile("filter=(?:userName|displayName) eq \"" + RANDOM + "\"");
    private static final Pattern A_FEW = Pattern.compile("(?:startIndex=1&)?count=[12](?:&startIndex=1)?");

    @Override
    public Optional<Finding> in(Exchange exchange) {
        List<Call> admitted = exchange.calls().stream()
                .filter(call -> !Exchange.isTurnedAway(call))
                .toList();
        return admitted.stream()
                .filter(ConnectionTested::isTest)
                .findFirst()
                .or(() -> admitted.stream().findFirst())
                .map(call -> finding(exchange, call));
    }

    private static Finding finding(Exchange exchange, Call call) {
        var who = exchange.idp().label();
        var seen = isTest(call)
                ? "The test of the connection arrived from %s."
                        .formatted(call.caller().address())
                : "The first call arrived from %s.".formatted(call.caller().address());
        var finding = Finding.good(seen, "%s reaches Rollcall, and its token is right.".formatted(who), call);
        return exchange.writes("/").findAny().isPresent()
                ? finding
                : finding.todo("Nobody has been sent yet. " + exchange.idp().assigning());
    }

    private static boolean isTest(Call call) {
        var query = Exchange.query(call);
        return call.asked().path().equals("/Users/0")
                || NOBODY.matcher(query).find()
                || A_FEW.matcher(query).matches();
    }
}
