/** Runs the PostgreSQL that Rollcall brings along, and says in one sentence why when it cannot. */
@NullMarked
package dev.rollcall.api.database;

import org.jspecify.annotations.NullMarked;
