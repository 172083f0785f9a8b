package dev.rollcall.kernel.scim;

import java.io.Serial;

/** A request that does not speak SCIM. The message names the attribute, the value and what is accepted. */
public final class InvalidScim extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ScimErrorType type;

    public InvalidScim(ScimErrorType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    public ScimErrorType type() {
        return type;
    }
}
