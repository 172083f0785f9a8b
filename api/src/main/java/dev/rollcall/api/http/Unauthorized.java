package dev.rollcall.api.http;

/** Why a request has no access. @param error RFC 6750 §3.1; @param description for the IdP's log */
record Unauthorized(String error, String description) {
    static final Unauthorized MISSING = new Unauthorized("", "No token: send Authorization: Bearer <token>");
    static final Unauthorized WRONG =
            new Unauthorized("invalid_token", "The token is not known; copy it again from Enterprise Controls");
    static final Unauthorized REVOKED =
            new Unauthorized("invalid_token", "The token was revoked; issue a new one in Enterprise Controls");
    static final Unauthorized EXPIRED =
            new Unauthorized("invalid_token", "The token has expired; issue a new one in Enterprise Controls");
    static final Unauthorized ELSEWHERE =
            new Unauthorized("invalid_token", "The token belongs to another connector URL");
    static final Unauthorized SWITCHED_OFF = new Unauthorized("invalid_token", "SCIM is switched off");

    String challenge() {
        return error.isEmpty()
                ? "Bearer realm=\"rollcall\""
                : "Bearer realm=\"rollcall\", error=\"%s\", error_description=\"%s\"".formatted(error, description);
    }
}
