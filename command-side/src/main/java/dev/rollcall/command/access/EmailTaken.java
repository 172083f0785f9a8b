package dev.rollcall.command.access;

import dev.rollcall.kernel.message.Refusal;

/** Somebody else signs in with the e-mail address. */
public record EmailTaken(String email) implements Refusal {
    @Override
    public String reason() {
        return "%s signs in to another account already; choose another e-mail address".formatted(email);
    }
}
