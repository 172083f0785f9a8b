package dev.rollcall.api.calls;

import dev.rollcall.api.http.ScimCall;
import dev.rollcall.api.scim.ResourceId;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Unicode;
import dev.rollcall.query.calls.Call.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds out which user or team a call was about: by its path, its answer, its body, or what it looked for. */
final class Subjects {
    private static final int LONGEST_NAME = 1000;
    private static final int ERROR = 400;

    private final ScimCall call;
    private final ResourceType type;
    private final String name;

    private Subjects(ScimCall call, ResourceType type) {
        this.call = call;
        this.type = type;
        this.name = type.name().equals(ResourceType.USER.name()) ? "userName" : "displayName";
    }

    static Optional<ResourceType> typeOf(ScimCall call) {
        var path = call.line().path();
        return call.types().all().stream()
                .filter(type -> path.equals(type.endpoint()) || path.startsWith(type.endpoint() + "/"))
                .findFirst();
    }

    static Subject of(ScimCall call) {
        return typeOf(call).map(type -> new Subjects(call, type).subject()).orElse(new Subject(null, null, null));
    }

    private Subject subject() {
        var resource = answered();
        var id = inPath().or(() -> resource.flatMap(found -> text(found, "id")).flatMap(ResourceId::parse));
        var named = resource.flatMap(found -> text(found, name))
                .or(() -> call.body().flatMap(body -> text(body, name)))
                .or(this::sought)
                .filter(found -> found.length() <= LONGEST_NAME)
                .map(Unicode::mended);
        return new Subject(type.name(), id.orElse(null), named.orElse(null));
    }

    private Optional<UUID> inPath() {
        var path = call.line().path();
        return path.length() > type.endpoint().length()
                ? ResourceId.parse(path.substring(type.endpoint().length() + 1).split("/", 2)[0])
                : Optional.empty();
    }

    /** The resource in the answer, also as the only one that a filter found. */
    private Optional<ObjectNode> answered() {
        return call.answer()
                .filter(_ -> call.status() < ERROR)
                .flatMap(answer -> answer.has("Resources") ? onlyOne(answer.path("Resources")) : Optional.of(answer));
    }

    private Optional<ObjectNode> onlyOne(JsonNode resources) {
        return resources.size() == 1 && sought().isPresent()
                ? Optional.of((ObjectNode) resources.get(0))
                : Optional.empty();
    }

    private Optional<String> sought() {
        return Optional.ofNullable(call.line().query())
                .flatMap(ReadableQuery::filter)
                .or(() -> call.body().flatMap(body -> text(body, "filter")).flatMap(ReadableQuery::parsed))
                .flatMap(filter -> Optional.ofNullable(wanted(filter)));
    }

    private @Nullable String wanted(Filter filter) {
        return switch (filter) {
            case Comparison equal
            when equal.operator() == Operator.EQ && names(equal.path()) ->
                equal.value().asString("");
            case And both ->
                Stream.of(both.left(), both.right())
                        .map(this::wanted)
                        .filter(found -> found != null)
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }

    /** An extension may have an attribute of the same name. */
    private boolean names(AttributePath path) {
        boolean core = path.schema() == null || type.core().id().equalsIgnoreCase(path.schema());
        return core && path.name().equalsIgnoreCase(name);
    }

    private static Optional<String> text(ObjectNode object, String name) {
        return object.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
