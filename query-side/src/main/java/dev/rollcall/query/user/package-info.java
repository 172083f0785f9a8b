/** Answers about users. */
@NullMarked
package dev.rollcall.query.user;

import org.jspecify.annotations.NullMarked;
