package dev.rollcall.api.console;

import dev.rollcall.kernel.user.Role;

/** The role does not reach what was asked for. */
final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAllowed(Role role) {
        super(
                switch (role) {
                    case OWNER -> "This is for nobody.";
                    case BILLING ->
                        "Your role is billing: you may read everything and change seats. An owner can do this.";
                    case AUDITOR ->
                        "Your role is auditor: you may read everything and change nothing. An owner can do this.";
                });
    }
}
