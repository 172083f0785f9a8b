package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Users are looked for by an attribute that they are sent without, so nobody is ever found. */
final class OmittedAttribute implements Sign {
    private static final Pattern FILTER = Pattern.compile("filter=\\(*([A-Za-z]+)");
    private static final Set<String> ALWAYS_THERE = Set.of("username", "id", "active", "meta");

    private record Sought(String attribute, Call call) {}

    @Override
    public Optional<Finding> in(Exchange exchange) {
        List<JsonNode> users = exchange.all("POST", "/Users")
                .filter(Exchange::succeeded)
                .map(Exchange::body)
                .filter(JsonNode::isObject)
                .toList();
        return exchange.all("GET", "/Users")
                .flatMap(call -> sought(call).stream())
                .filter(_ -> !users.isEmpty())
                .filter(sought -> users.stream().noneMatch(user -> has(user, sought.attribute())))
                .findFirst()
                .map(OmittedAttribute::finding);
    }

    private static Optional<Sought> sought(Call call) {
        return FILTER.matcher(Exchange.query(call))
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(attribute -> !ALWAYS_THERE.contains(attribute.toLowerCase(Locale.ROOT)))
                .map(attribute -> new Sought(attribute.equalsIgnoreCase("email") ? "emails" : attribute, call))
                .findFirst();
    }

    private static boolean has(JsonNode user, String attribute) {
        return user.propertyNames().stream().anyMatch(attribute::equalsIgnoreCase);
    }

    private static Finding finding(Sought sought) {
        return Finding.warning(
                        "Users are looked for by %s, but they are sent without it.".formatted(sought.attribute()),
                        "The identity provider never finds its own users again, and each later change fails as a duplicate (409).",
                        sought.call())
                .todo("In the attribute mapping of the application, map %s, or match by userName instead."
                        .formatted(sought.attribute()));
    }
}
