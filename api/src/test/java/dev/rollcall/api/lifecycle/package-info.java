/** The life of members, seats, teams and connections: one test for each numbered line of the lifecycle. */
@NullMarked
package dev.rollcall.api.lifecycle;

import org.jspecify.annotations.NullMarked;
