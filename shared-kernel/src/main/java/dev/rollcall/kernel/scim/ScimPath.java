package dev.rollcall.kernel.scim;

import org.jspecify.annotations.Nullable;

/**
 * The target of a PATCH operation: an attribute, perhaps only those elements that a filter selects, perhaps one
 * sub-attribute of them.
 */
public record ScimPath(AttributePath attribute, @Nullable Filter element) {
    @Override
    public String toString() {
        if (element == null) {
            return attribute.toString();
        }
        var whole = new AttributePath(attribute.schema(), attribute.name(), null);
        return whole + "[" + element + "]" + (attribute.sub() == null ? "" : "." + attribute.sub());
    }
}
