/** What an operator sets, and what a terminal shows. */
@NullMarked
package dev.rollcall.api.settings;

import org.jspecify.annotations.NullMarked;
