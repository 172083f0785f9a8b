/** The provisioning log: takes calls down beside the work, shows them, and tells what they mean. */
@NullMarked
package dev.rollcall.api.calls;

import org.jspecify.annotations.NullMarked;
