package dev.rollcall.kernel.scim;

import tools.jackson.databind.node.ObjectNode;

/** How many values one attribute of one resource may have, such as emails; those of extensions too. */
public final class FewValues {
    private static final int MOST = 2000;

    private FewValues() {}

    public static void require(ObjectNode attributes) {
        attributes.properties().forEach(attribute -> {
            if (attribute.getValue() instanceof ObjectNode nested) {
                require(nested);
            } else if (attribute.getValue().size() > MOST) {
                throw new InvalidScim(
                        ScimErrorType.INVALID_VALUE,
                        "%s would have %d values; at most %d are kept"
                                .formatted(
                                        attribute.getKey(), attribute.getValue().size(), MOST));
            }
        });
    }
}
