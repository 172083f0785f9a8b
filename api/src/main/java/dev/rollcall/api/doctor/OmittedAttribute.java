package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Users are looked for by an attribute that they are sent without, so nobody is ever found. The latest look-up counts. */
final class OmittedAttribute implements Sign {
    private static final Set<String> ALWAYS_THERE = Set.of("username", "id", "active", "meta");

    /** How filters begin that do not begin with an attribute of the core. */
    private static final Set<String> NO_ATTRIBUTE = Set.of("", "not", "urn");

    @Override
    public Optional<Finding> in(Exchange exchange) {
        List<JsonNode> users = exchange.writes("/Users")
                .filter(Exchange::succeeded)
                .map(Exchange::body)
                .filter(JsonNode::isObject)
                .toList();
        return LookUp.latest(exchange)
                .filter(lookUp -> !lookUp.isRefused() && mayBeOmitted(lookUp.attribute()))
                .filter(_ -> exchange.all("POST", "/Users").anyMatch(Exchange::succeeded))
                .filter(lookUp -> users.stream().noneMatch(user -> has(user, lookUp.attribute())))
                .map(lookUp -> finding(lookUp.attribute(), lookUp.call()));
    }

    private static boolean mayBeOmitted(String attribute) {
        var name = attribute.toLowerCase(Locale.ROOT);
        return !ALWAYS_THERE.contains(name) && !NO_ATTRIBUTE.contains(name);
    }

    /** As an attribute of a user, or as one that a PATCH changes. */
    private static boolean has(JsonNode body, String attribute) {
        return Stream.concat(
                        body.propertyNames().stream(),
                        body.path("Operations").valueStream().flatMap(OmittedAttribute::changed))
                .anyMatch(attribute::equalsIgnoreCase);
    }

    private static Stream<String> changed(JsonNode operation) {
        var path = operation.path("path").asString("").split("[.\\[]", 2)[0];
        return Stream.concat(Stream.of(path), operation.path("value").propertyNames().stream());
    }

    private static Finding finding(String attribute, Call call) {
        return Finding.warning(
                        "Users are looked for by %s, but they are sent without it.".formatted(attribute),
                        "The identity provider never finds its own users again, and each later change fails as a duplicate (409).",
                        call)
                .todo("In the attribute mapping of the application, map %s, or match by userName instead."
                        .formatted(attribute));
    }
}
