/** Decides about users: names, access, seats. */
@NullMarked
package dev.rollcall.command.user;

import org.jspecify.annotations.NullMarked;
