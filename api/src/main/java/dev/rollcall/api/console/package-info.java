/** Enterprise Controls: the shell of the web console, and how people sign in to it. The pages stand in their rooms. */
@NullMarked
package dev.rollcall.api.console;

import org.jspecify.annotations.NullMarked;
