package dev.rollcall.kernel.scim;

/** The {@code scimType} keywords of RFC 7644 §3.12 and RFC 9865 §2.1. */
public enum ScimErrorType {
    EXPIRED_CURSOR("expiredCursor"),
    INVALID_COUNT("invalidCount"),
    INVALID_CURSOR("invalidCursor"),
    INVALID_FILTER("invalidFilter"),
    INVALID_PATH("invalidPath"),
    INVALID_SYNTAX("invalidSyntax"),
    INVALID_VALUE("invalidValue"),
    INVALID_VERSION("invalidVers"),
    MUTABILITY("mutability"),
    NO_TARGET("noTarget"),
    TOO_MANY("tooMany"),
    UNIQUENESS("uniqueness");

    private final String keyword;

    ScimErrorType(String keyword) {
        this.keyword = keyword;
    }

    public String keyword() {
        return keyword;
    }
}
