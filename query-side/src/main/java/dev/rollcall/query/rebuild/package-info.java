/** Makes read models anew from the facts while those of today serve, compares both, and puts the new ones in their place. */
@NullMarked
package dev.rollcall.query.rebuild;

import org.jspecify.annotations.NullMarked;
