package dev.rollcall.kernel.scim;

import org.jspecify.annotations.Nullable;

/**
 * The target of a PATCH operation: an attribute, perhaps only those elements that a filter selects, perhaps one
 * sub-attribute of them.
 */
public record ScimPath(AttributePath attribute, @Nullable Filter element) {
    /** The same path to a sub-attribute, or to the whole where there is none. */
    ScimPath sub(@Nullable String sub) {
        return new ScimPath(new AttributePath(attribute.schema(), attribute.name(), sub), element);
    }

    @Override
    public String toString() {
        if (element == null) {
            return attribute.toString();
        }
        var whole = new AttributePath(attribute.schema(), attribute.name(), null);
        return whole + "[" + element + "]" + (attribute.sub() == null ? "" : "." + attribute.sub());
    }
}
