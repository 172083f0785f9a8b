/** Seats from day to day. */
@NullMarked
package dev.rollcall.api.license;

import org.jspecify.annotations.NullMarked;
