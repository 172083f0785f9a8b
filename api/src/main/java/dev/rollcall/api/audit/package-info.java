/** The admin API of history. */
@NullMarked
package dev.rollcall.api.audit;

import org.jspecify.annotations.NullMarked;
