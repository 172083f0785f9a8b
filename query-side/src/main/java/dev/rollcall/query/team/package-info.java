/** Answers about teams and their members. */
@NullMarked
package dev.rollcall.query.team;

import org.jspecify.annotations.NullMarked;
