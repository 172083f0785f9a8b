package dev.rollcall.api.user;

import dev.rollcall.api.http.AdminBody;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.kernel.user.UserProfile;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A member as people make one: known by an e-mail address, which is the userName too, so that IdPs find it by either. */
public final class NewMember {
    private static final String EMAIL = "email";
    private static final String GIVEN_NAME = "givenName";
    private static final String FAMILY_NAME = "familyName";
    private static final String DISPLAY_NAME = "displayName";

    private NewMember() {}

    static UserProfile of(ScimBody body) {
        var terms = AdminBody.of(body, EMAIL, GIVEN_NAME, FAMILY_NAME, DISPLAY_NAME);
        var email = AdminBody.required(EMAIL, terms.email(EMAIL));
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        terms.text(DISPLAY_NAME).ifPresent(name -> attributes.put("displayName", name));
        terms.text(GIVEN_NAME).ifPresent(name -> attributes.withObject("name").put("givenName", name));
        terms.text(FAMILY_NAME).ifPresent(name -> attributes.withObject("name").put("familyName", name));
        return under(email, attributes);
    }

    /** @param attributes everything but the address */
    public static UserProfile under(String email, ObjectNode attributes) {
        var resource = attributes.deepCopy().put("userName", email);
        resource.putArray("emails")
                .addObject()
                .put("value", email)
                .put("type", "work")
                .put("primary", true);
        return UserProfile.of(resource, true);
    }
}
