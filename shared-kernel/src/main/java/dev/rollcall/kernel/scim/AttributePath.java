package dev.rollcall.kernel.scim;

import org.jspecify.annotations.Nullable;

/**
 * The name of an attribute as requests write it: {@code userName}, {@code name.givenName},
 * {@code urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value} (RFC 7644 §3.10).
 *
 * @param schema the URN before the last colon, null where none is written
 */
public record AttributePath(
        @Nullable String schema, String name, @Nullable String sub) {
    public static AttributePath parse(String text) {
        int colon = text.lastIndexOf(':');
        var schema = colon < 0 ? null : text.substring(0, colon);
        var rest = text.substring(colon + 1);
        int dot = rest.indexOf('.');
        return dot < 0
                ? new AttributePath(schema, rest, null)
                : new AttributePath(schema, rest.substring(0, dot), rest.substring(dot + 1));
    }

    @Override
    public String toString() {
        return (schema == null ? "" : schema + ":") + name + (sub == null ? "" : "." + sub);
    }
}
