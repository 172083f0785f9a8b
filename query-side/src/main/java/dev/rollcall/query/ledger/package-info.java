/**
 * The one order of history: the sealer that writes it, and who follows it. Everything asynchronous reads here, never
 * the event table.
 */
@NullMarked
package dev.rollcall.query.ledger;

import org.jspecify.annotations.NullMarked;
