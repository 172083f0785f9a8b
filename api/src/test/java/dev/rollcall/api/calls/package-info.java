/** The provisioning log: what is kept of a call, and what is not. */
@NullMarked
package dev.rollcall.api.calls;

import org.jspecify.annotations.NullMarked;
