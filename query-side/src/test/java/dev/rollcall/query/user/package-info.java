/** Tests of what users were. */
@NullMarked
package dev.rollcall.query.user;

import org.jspecify.annotations.NullMarked;
