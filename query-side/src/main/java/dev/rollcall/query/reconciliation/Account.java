package dev.rollcall.query.reconciliation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member, or one who was.
 *
 * @param seat the number of the one that is held now
 * @param bearer whether it has the name today by which it was found
 */
record Account(
        UUID user, @Nullable String userName, @Nullable Integer seat, boolean bearer) {}
