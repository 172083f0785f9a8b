/** Tests of what views are written with. */
@NullMarked
package dev.rollcall.kernel.fact;

import org.jspecify.annotations.NullMarked;
