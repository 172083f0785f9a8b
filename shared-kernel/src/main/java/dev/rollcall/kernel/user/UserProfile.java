package dev.rollcall.kernel.user;

import dev.rollcall.kernel.scim.DistinctValues;
import dev.rollcall.kernel.scim.FewValues;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.Overlay;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What an IdP says a person is.
 *
 * @param attributes everything but userName, externalId and active, with canonical names; never changed in place
 */
public record UserProfile(String userName, @Nullable String externalId, boolean active, ObjectNode attributes) {
    /** Splits a resource as the SCIM reader made it. @param active what holds when the resource does not say */
    public static UserProfile of(ObjectNode resource, boolean active) {
        var attributes = resource.deepCopy();
        var userName = Optional.ofNullable(attributes.remove("userName")).map(node -> node.stringValue());
        var externalId = Optional.ofNullable(attributes.remove("externalId")).map(node -> node.stringValue());
        var stated = attributes.remove("active");
        requireSearchable(attributes);
        DistinctValues.join(attributes);
        FewValues.require(attributes);
        return new UserProfile(
                userName.filter(name -> !name.isBlank())
                        .map(UserProfile::readable)
                        .orElseThrow(UserProfile::noName),
                externalId
                        .filter(id -> !id.isEmpty())
                        .map(id -> Searchable.bounded("externalId", id))
                        .orElse(null),
                stated == null ? active : stated.booleanValue(),
                attributes);
    }

    /** What a PATCH has left: a user is active or not, and only the IdP may say which. */
    public static UserProfile patched(ObjectNode resource) {
        if (!resource.has("active")) {
            throw new InvalidScim(ScimErrorType.MUTABILITY, "active cannot be taken away: replace it by true or false");
        }
        return of(resource, false);
    }

    private static InvalidScim noName() {
        return new InvalidScim(ScimErrorType.INVALID_VALUE, "userName is missing or empty; it is required");
    }

    /** A name with invisible or direction-changing characters could pass for another one. */
    private static String readable(String name) {
        Searchable.bounded("userName", name);
        if (!name.equals(name.strip())) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "userName \"%s\" begins or ends with a space; take it out".formatted(name));
        }
        name.codePoints().filter(UserProfile::invisible).findFirst().ifPresent(point -> {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "userName holds the invisible character U+%04X; take it out".formatted(point));
        });
        return name;
    }

    private static boolean invisible(int point) {
        return Character.getType(point) == Character.FORMAT || Character.getType(point) == Character.CONTROL;
    }

    private static void requireSearchable(ObjectNode attributes) {
        Searchable.bounded("displayName", attributes.path("displayName").asString(""));
        attributes
                .path("emails")
                .forEach(email ->
                        Searchable.bounded("emails.value", email.path("value").asString("")));
    }

    /** The resource that PATCH operations are applied to. */
    public ObjectNode resource() {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.set("userName", StringNode.valueOf(userName));
        if (externalId != null) {
            resource.set("externalId", StringNode.valueOf(externalId));
        }
        resource.set("active", BooleanNode.valueOf(active));
        resource.setAll(attributes);
        return resource;
    }

    public UserProfile withActive(boolean wanted) {
        return new UserProfile(userName, externalId, wanted, attributes);
    }

    public UserProfile withUserName(String name) {
        return new UserProfile(name, externalId, active, attributes);
    }

    public UserProfile withExternalId(@Nullable String id) {
        return new UserProfile(userName, id, active, attributes);
    }

    /** The address that stands for the person: the primary one, else the first; empty where there is none. */
    public Optional<String> email() {
        return attributes
                .path("emails")
                .valueStream()
                .filter(email -> email.path("value").isString())
                .min(Comparator.comparing(email -> !email.path("primary").asBoolean(false)))
                .map(email -> email.path("value").stringValue());
    }

    /** By which the person is known beyond the organization: userName where it is an address, and e-mail. */
    public Set<String> addresses() {
        return Stream.concat(Stream.of(userName).filter(name -> name.contains("@")), email().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** This profile under the userName of {@code login} and with its e-mail addresses, where it has any. */
    public UserProfile withLoginOf(UserProfile login) {
        var kept = attributes.deepCopy();
        if (login.attributes.has("emails")) {
            kept.set("emails", login.attributes.get("emails"));
        }
        return new UserProfile(login.userName, externalId, active, kept);
    }

    public UserProfile withAttributes(ObjectNode others) {
        return new UserProfile(userName, externalId, active, others);
    }

    /** The profile after changes as {@link UserEvent.UserProfileChanged} holds them. */
    public UserProfile with(ObjectNode changes) {
        var changed = attributes.deepCopy();
        changes.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                changed.remove(entry.getKey());
            } else {
                changed.set(entry.getKey(), entry.getValue());
            }
        });
        return new UserProfile(userName, externalId, active, changed);
    }

    /** This profile with what {@code absent} has and this has not, within extensions and complex attributes too. */
    public UserProfile keeping(UserProfile absent) {
        return new UserProfile(
                userName,
                externalId == null ? absent.externalId : externalId,
                active,
                Overlay.of(absent.attributes, attributes));
    }

    /** The attributes in which {@code wanted} differs, JSON null for those it has not. */
    public ObjectNode changesTo(UserProfile wanted) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        wanted.attributes.properties().forEach(entry -> {
            if (!entry.getValue().equals(attributes.get(entry.getKey()))) {
                changes.set(entry.getKey(), entry.getValue());
            }
        });
        attributes.propertyNames().stream()
                .filter(name -> !wanted.attributes.has(name))
                .forEach(name -> changes.set(name, NullNode.getInstance()));
        return changes;
    }
}
