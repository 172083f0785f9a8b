package dev.rollcall.query.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as lists show one.
 *
 * @param email the primary one, else the first
 * @param seat null where none is held
 * @param provider of the connection that keeps the member, null for a manual one
 * @param linkAllowed whether an owner lets the identity provider take a manual member over
 * @param mark the place in the list
 */
public record MemberRow(
        UUID id,
        String userName,
        @Nullable String displayName,
        @Nullable String email,
        Standing standing,
        @Nullable Integer seat,
        @Nullable String provider,
        boolean linkAllowed,
        MemberMark mark) {
    /** Whether an IdP alone changes the member. */
    public boolean managed() {
        return provider != null;
    }

    public String name() {
        return displayName == null || displayName.isBlank() ? userName : displayName;
    }
}
