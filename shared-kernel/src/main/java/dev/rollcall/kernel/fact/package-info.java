/** What every event is: a fact with a stable name, personal components marked, recorded once. */
@NullMarked
package dev.rollcall.kernel.fact;

import org.jspecify.annotations.NullMarked;
