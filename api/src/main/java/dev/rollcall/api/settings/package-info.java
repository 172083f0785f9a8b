/** What an operator sets, checked before anything starts, and how it is told that Rollcall does not start. */
@NullMarked
package dev.rollcall.api.settings;

import org.jspecify.annotations.NullMarked;
