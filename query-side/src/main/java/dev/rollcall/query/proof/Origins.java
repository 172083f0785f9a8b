package dev.rollcall.query.proof;

import java.util.UUID;

/** What the log of an organization is called. It stays for as long as there are checkpoints, so no host is part of it. */
public final class Origins {
    private Origins() {}

    public static String of(UUID organization) {
        return "rollcall/" + organization;
    }
}
