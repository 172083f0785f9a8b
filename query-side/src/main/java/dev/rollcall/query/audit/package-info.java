/** Answers about history: who was deprovisioned, and what happened to a user, a team, a seat. */
@NullMarked
package dev.rollcall.query.audit;

import org.jspecify.annotations.NullMarked;
