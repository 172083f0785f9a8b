/** Shows owners and auditors when views were made anew from the events. */
@NullMarked
package dev.rollcall.api.rebuild;

import org.jspecify.annotations.NullMarked;
