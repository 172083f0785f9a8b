/** Users and teams in one list. */
@NullMarked
package dev.rollcall.query.directory;

import org.jspecify.annotations.NullMarked;
