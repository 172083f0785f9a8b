/** Tests of what is told of history. */
@NullMarked
package dev.rollcall.query.audit;

import org.jspecify.annotations.NullMarked;
