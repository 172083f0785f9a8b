/** How a question reaches PostgreSQL: one round trip, bound to one organization. */
@NullMarked
package dev.rollcall.query.reading;

import org.jspecify.annotations.NullMarked;
