/** What nobody may do: bad input, wrong tokens, other organizations, the rights of the database, secrets in logs. */
@NullMarked
package dev.rollcall.api.guard;

import org.jspecify.annotations.NullMarked;
