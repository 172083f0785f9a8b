package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Attribute.Mutability;
import dev.rollcall.kernel.scim.PatchOperation.Op;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One PATCH operation on one sub-attribute, the same for every object that its path leads to.
 *
 * @param value empty where the sub-attribute is unassigned
 */
record SubAttributePatch(Op op, ScimPath path, Attribute sub, Optional<JsonNode> value) {
    static SubAttributePatch of(Op op, ScimPath path, Attribute sub, JsonNode value, AttributeValue values) {
        return new SubAttributePatch(
                op, path, sub, op == Op.REMOVE ? Optional.empty() : values.read(sub, value, path.toString()));
    }

    void applyTo(ObjectNode object) {
        if (op == Op.ADD && value.isEmpty()) {
            return;
        }
        requireMutable(object);
        value.ifPresentOrElse(wanted -> object.set(sub.name(), wanted), () -> object.remove(sub.name()));
    }

    /** What is immutable may be set once and stay as it is (RFC 7643 §7). */
    private void requireMutable(ObjectNode object) {
        var present = Optional.ofNullable(object.get(sub.name()));
        if (sub.mutability() == Mutability.IMMUTABLE && present.isPresent() && !present.equals(value)) {
            throw new InvalidScim(
                    ScimErrorType.MUTABILITY, path + " is immutable; remove the value and add another one");
        }
    }
}
