/** The ledger on a real PostgreSQL. */
@NullMarked
package dev.rollcall.api.ledger;

import org.jspecify.annotations.NullMarked;
