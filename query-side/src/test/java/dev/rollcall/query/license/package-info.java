/** Tests of the seats' read models. */
@NullMarked
package dev.rollcall.query.license;

import org.jspecify.annotations.NullMarked;
