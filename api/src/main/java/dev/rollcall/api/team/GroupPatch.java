package dev.rollcall.api.team;

import dev.rollcall.kernel.scim.CoreSchema;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.FilterParser;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.PatchOperation.Op;
import dev.rollcall.kernel.scim.ResourceReader;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.scim.ScimPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A PATCH of a group, taken apart: what it does to the members, and the operations on everything else. */
final class GroupPatch {
    private final MemberChange members = new MemberChange();
    private final List<PatchOperation> others = new ArrayList<>();
    private final ResourceType type;
    private final Dialect dialect;
    private final Function<ValuePath, List<String>> selection;

    /** @param selection finds the members that a filter selects */
    GroupPatch(
            ResourceType type,
            Dialect dialect,
            List<PatchOperation> operations,
            Function<ValuePath, List<String>> selection) {
        this.type = type;
        this.dialect = dialect;
        this.selection = selection;
        operations.forEach(this::sort);
    }

    MemberChange members() {
        return members;
    }

    List<PatchOperation> others() {
        return others;
    }

    private void sort(PatchOperation operation) {
        var path = operation.path();
        if (path == null) {
            withoutPath(operation);
        } else if (isMembers(path)) {
            onMembers(operation.op(), path, operation.value());
        } else {
            others.add(operation);
        }
    }

    /** No path: the value's {@code members} are taken out, the rest goes to the group's own attributes. */
    private void withoutPath(PatchOperation operation) {
        if (operation.op() == Op.REMOVE || !(operation.value() instanceof ObjectNode value)) {
            others.add(operation);
            return;
        }
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        CoreSchema.unfolded(type, value)
                .properties()
                .forEach(entry -> membersIn(entry.getKey())
                        .ifPresentOrElse(
                                path -> onKey(operation.op(), path, entry.getValue()),
                                () -> rest.set(entry.getKey(), entry.getValue())));
        if (!rest.isEmpty()) {
            others.add(new PatchOperation(operation.op(), null, rest));
        }
    }

    /** A key may be a path, as in Entra's flagged dialect, or have the URN of the schema before it. */
    private Optional<ScimPath> membersIn(String key) {
        try {
            return Optional.of(FilterParser.parsePath(key)).filter(this::isMembers);
        } catch (InvalidScim noPath) {
            return Optional.empty();
        }
    }

    private void onKey(Op op, ScimPath path, JsonNode value) {
        if (path.element() == null && path.attribute().sub() == null) {
            requireWellFormed(value);
            MemberIds.of(value).ifPresent(ids -> assign(op, ids));
        } else {
            onMembers(op, path, value);
        }
    }

    /** An extension may have members of its own. */
    private boolean isMembers(ScimPath path) {
        return type.resolve(path.attribute())
                .filter(target -> target.extension() == null)
                .map(ResourceType.Target::attribute)
                .filter(attribute -> attribute.name().equals("members"))
                .isPresent();
    }

    private void onMembers(Op op, ScimPath path, JsonNode value) {
        if (op == Op.REMOVE) {
            remove(path, value);
            return;
        }
        if (path.element() != null || path.attribute().sub() != null) {
            throw new InvalidScim(
                    ScimErrorType.MUTABILITY, path + " cannot be changed; add or remove the member instead");
        }
        if (op == Op.ADD && value.isNull() && !dialect.skipsStrays()) {
            throw new InvalidScim(ScimErrorType.INVALID_VALUE, "An add operation on members has no value");
        }
        requireWellFormed(value);
        MemberIds.of(value).ifPresent(ids -> assign(op, ids));
    }

    /** As {@code members} of a PUT are read. */
    private void requireWellFormed(JsonNode value) {
        if (dialect.refusesUnknownAttributes() && !value.isNull()) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putArray("schemas").add(type.core().id());
            new ResourceReader(type, dialect).read(body.set("members", value));
        }
    }

    private void assign(Op op, List<String> ids) {
        if (op == Op.REPLACE) {
            members.replaceAll(ids);
        } else {
            members.add(ids);
        }
    }

    /**
     * Only {@code remove members} without a value empties the team; with values, as Entra sends, only these go. Clients that
     * write every member of their objects send null for no value, and so does scimono.
     */
    private void remove(ScimPath path, JsonNode value) {
        if (path.attribute().sub() != null) {
            throw new InvalidScim(
                    ScimErrorType.MUTABILITY,
                    "%s cannot be removed; remove members[value eq \"<user id>\"], or members for all of them"
                            .formatted(path));
        }
        if (path.element() != null) {
            members.remove(among(MemberIds.namedBy(path.element()).orElseGet(() -> selected(path)), value));
        } else if (value.isNull()) {
            members.replaceAll(List.of());
        } else {
            MemberIds.of(value).ifPresent(members::remove);
        }
    }

    /** Of those whom a filter selects, where values are named beside it, these alone go. */
    private static List<String> among(List<String> selected, JsonNode value) {
        var named = MemberIds.namedIn(value);
        return named.isEmpty()
                ? selected
                : selected.stream().filter(named::contains).toList();
    }

    /** Looked for among those who were members before the request. */
    private List<String> selected(ScimPath path) {
        if (members.isAdding()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_FILTER,
                    "%s stands behind an operation that adds members; send it before that, or in a request of its own"
                            .formatted(path));
        }
        return selection.apply(new ValuePath(path.attribute(), Objects.requireNonNull(path.element())));
    }
}
