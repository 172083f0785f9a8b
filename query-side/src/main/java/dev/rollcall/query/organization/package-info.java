/** Answers about organizations. */
@NullMarked
package dev.rollcall.query.organization;

import org.jspecify.annotations.NullMarked;
