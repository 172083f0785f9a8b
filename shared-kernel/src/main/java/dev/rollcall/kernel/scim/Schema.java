package dev.rollcall.kernel.scim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A schema in the JSON form of RFC 7643 §7: read from there, served from there, so that discovery cannot lie. */
public final class Schema {
    public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public static final String SEAT = "urn:rollcall:params:scim:schemas:extension:seat:2.0:User";

    /** With what the ids of core schemas begin; an attribute without a URN is one of theirs (RFC 7644 §3.10). */
    static final String CORE = "urn:ietf:params:scim:schemas:core:";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final String id;
    private final List<Attribute> attributes;
    private final ObjectNode document;
    private final Map<String, Attribute> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final boolean withholds;

    private Schema(ObjectNode document) {
        this.id = document.path("id").asString();
        this.attributes =
                document.path("attributes").valueStream().map(Attribute::read).toList();
        this.document = document;
        attributes.forEach(attribute -> byName.put(attribute.name(), attribute));
        this.withholds = attributes.stream().anyMatch(Attribute::withholds);
    }

    /** @param document one of ours, or what {@link SchemaDefinition} has made of somebody else's */
    public static Schema read(ObjectNode document) {
        return new Schema(document);
    }

    static Schema load(String resource) {
        try (var in = Schema.class.getResourceAsStream("/schemas/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("No schema file " + resource);
            }
            return read((ObjectNode) MAPPER.readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String id() {
        return id;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public ObjectNode document() {
        return document;
    }

    public Optional<Attribute> attribute(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    static boolean isCore(String urn) {
        return urn.regionMatches(true, 0, CORE, 0, CORE.length());
    }

    /** Whether something that is kept is returned on request only, or never. */
    boolean withholds() {
        return withholds;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schema schema && document.equals(schema.document);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
