/** Answers about licences, seats and who held them when. */
@NullMarked
package dev.rollcall.query.license;

import org.jspecify.annotations.NullMarked;
