/** Decides about organizations, their owners and what was refused. */
@NullMarked
package dev.rollcall.command.organization;

import org.jspecify.annotations.NullMarked;
