/** Views made anew, as owners and auditors see it. */
@NullMarked
package dev.rollcall.api.rebuild;

import org.jspecify.annotations.NullMarked;
