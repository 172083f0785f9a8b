/** The event store: Axon's JDBC engine on our table, and the snapshots of teams. */
@NullMarked
package dev.rollcall.command.history;

import org.jspecify.annotations.NullMarked;
