package dev.rollcall.api.user;

import dev.rollcall.kernel.scim.ExtensionValues;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.query.user.UserView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One attribute of a profile. @param label in plain words; @param path as SCIM names it */
record ProfileField(String label, String path, String value) {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("name.formatted", "Full name"),
            Map.entry("name.givenName", "Given name"),
            Map.entry("name.familyName", "Family name"),
            Map.entry("name.middleName", "Middle name"),
            Map.entry("displayName", "Display name"),
            Map.entry("nickName", "Nickname"),
            Map.entry("emails", "E-mail"),
            Map.entry("phoneNumbers", "Phone"),
            Map.entry("title", "Title"),
            Map.entry("userType", "User type"),
            Map.entry("preferredLanguage", "Language"),
            Map.entry("locale", "Locale"),
            Map.entry("timezone", "Time zone"),
            Map.entry("profileUrl", "Profile page"),
            Map.entry("department", "Department"),
            Map.entry("division", "Division"),
            Map.entry("organization", "Organization"),
            Map.entry("costCenter", "Cost center"),
            Map.entry("employeeNumber", "Employee number"),
            Map.entry("manager.value", "Manager"),
            Map.entry("manager.displayName", "Manager's name"));

    /** @param type with the schemas of the organization; values of others are hidden */
    static List<ProfileField> of(UserView user, ResourceType type) {
        List<ProfileField> fields = new ArrayList<>();
        fields.add(new ProfileField("User name", "userName", user.userName()));
        if (user.externalId() != null) {
            fields.add(new ProfileField("External id", "externalId", user.externalId()));
        }
        ExtensionValues.shown(type, user.attributes()).properties().stream()
                .flatMap(attribute -> fields("", attribute.getKey(), attribute.getValue()))
                .forEach(fields::add);
        return fields;
    }

    /** @param schema of an extension with a colon behind it, empty in the core schema */
    private static Stream<ProfileField> fields(String schema, String path, JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().flatMap(element -> element(schema, path, element));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .flatMap(sub -> path.startsWith("urn:")
                            ? fields(path + ":", sub.getKey(), sub.getValue())
                            : fields(schema, path + "." + sub.getKey(), sub.getValue()));
        }
        return value.isNull() ? Stream.empty() : Stream.of(field(schema, path, value));
    }

    /** An e-mail, a phone number: told by its value and type; what has no value is told by its parts. */
    private static Stream<ProfileField> element(String schema, String path, JsonNode element) {
        if (!element.isObject()) {
            return Stream.of(field(schema, path, element));
        }
        if (!element.has("value")) {
            return fields(schema, path, element);
        }
        var field = field(schema, path, element.path("value"));
        var type = element.path("type").asString("");
        return Stream.of(
                type.isEmpty()
                        ? field
                        : new ProfileField(field.label() + " (" + type + ")", field.path(), field.value()));
    }

    private static ProfileField field(String schema, String path, JsonNode value) {
        return new ProfileField(LABELS.getOrDefault(path, path), schema + path, value.asString());
    }
}
