/** Runs the sealer and those who follow the ledger beside the requests, and tells how they get on. */
@NullMarked
package dev.rollcall.api.ledger;

import org.jspecify.annotations.NullMarked;
