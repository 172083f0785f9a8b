package dev.rollcall.kernel.scim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One attribute of a schema with its characteristics (RFC 7643 §7), defaults as in §2.2. */
public record Attribute(
        String name,
        Type type,
        boolean multiValued,
        boolean required,
        boolean caseExact,
        Mutability mutability,
        Returned returned,
        List<Attribute> subAttributes) {

    public static final String VALUE = "value";

    public enum Type {
        STRING,
        BOOLEAN,
        DECIMAL,
        INTEGER,
        DATETIME,
        BINARY,
        REFERENCE,
        COMPLEX
    }

    public enum Mutability {
        READONLY,
        READWRITE,
        IMMUTABLE,
        WRITEONLY
    }

    public enum Returned {
        ALWAYS,
        NEVER,
        DEFAULT,
        REQUEST
    }

    static Attribute read(JsonNode json) {
        return new Attribute(
                json.path("name").asString(),
                Type.valueOf(upper(json, "type", "string")),
                json.path("multiValued").asBoolean(false),
                json.path("required").asBoolean(false),
                json.path("caseExact").asBoolean(false),
                Mutability.valueOf(upper(json, "mutability", "readWrite")),
                Returned.valueOf(upper(json, "returned", "default")),
                json.path("subAttributes").valueStream().map(Attribute::read).toList());
    }

    private static String upper(JsonNode json, String field, String otherwise) {
        return json.path(field).asString(otherwise).toUpperCase(Locale.ROOT);
    }

    public boolean complex() {
        return type == Type.COMPLEX;
    }

    public boolean readOnly() {
        return mutability == Mutability.READONLY;
    }

    /**
     * Whether it, or a part of it, is kept and not returned unasked. A password is not kept, and what is read-only is made
     * where it is asked for.
     */
    boolean withholds() {
        boolean returnedUnasked = returned == Returned.ALWAYS || returned == Returned.DEFAULT;
        return mutability != Mutability.WRITEONLY
                && !readOnly()
                && (!returnedUnasked || subAttributes.stream().anyMatch(Attribute::withholds));
    }

    /**
     * Names are compared without regard to case (RFC 7643 §2.1). The elements of a simple multi-valued attribute are its
     * {@code value} (RFC 7643 §2.4), so that paths and filters reach them as they reach those of a complex one.
     */
    public Optional<Attribute> sub(String wanted) {
        return named(hasPlainElements() ? List.of(element()) : subAttributes, wanted);
    }

    boolean hasPlainElements() {
        return multiValued && !complex();
    }

    private Attribute element() {
        return new Attribute(VALUE, type, false, false, caseExact, Mutability.READWRITE, Returned.DEFAULT, List.of());
    }

    /** The same attribute with its elements as objects of one {@code value}. */
    Attribute withWrappedElements() {
        return new Attribute(name, Type.COMPLEX, true, required, caseExact, mutability, returned, List.of(element()));
    }

    static Optional<Attribute> named(List<Attribute> attributes, String wanted) {
        return attributes.stream()
                .filter(attribute -> attribute.name.equalsIgnoreCase(wanted))
                .findFirst();
    }
}
