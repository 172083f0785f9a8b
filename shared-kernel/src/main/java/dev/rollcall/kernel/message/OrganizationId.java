package dev.rollcall.kernel.message;

import java.util.UUID;

/** The tenant. A type of its own, so that no statement can take another id for it. */
public record OrganizationId(UUID value) {
    public static OrganizationId of(String text) {
        return new OrganizationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
