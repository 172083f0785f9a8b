package dev.rollcall.api.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token in the one answer that shows it. @param expiresAt null where it never does */
record NewToken(String kid, String text, @Nullable Instant expiresAt) {}
