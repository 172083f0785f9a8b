package dev.rollcall.kernel.scim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema in the JSON form of RFC 7643 §7: read from there, served from there, so that discovery cannot lie.
 *
 * @param withholds whether something that is kept is returned on request only, or never
 */
public record Schema(String id, List<Attribute> attributes, ObjectNode document, boolean withholds) {
    public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public static final String SEAT = "urn:rollcall:params:scim:schemas:extension:seat:2.0:User";

    private static final JsonMapper MAPPER = new JsonMapper();

    static Schema read(ObjectNode document) {
        var attributes =
                document.path("attributes").valueStream().map(Attribute::read).toList();
        return new Schema(
                document.path("id").asString(),
                attributes,
                document,
                attributes.stream().anyMatch(Attribute::withholds));
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

    public Optional<Attribute> attribute(String name) {
        return Attribute.named(attributes, name);
    }
}
