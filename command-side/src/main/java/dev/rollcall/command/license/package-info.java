/** Decides about licences and hands out their seats. */
@NullMarked
package dev.rollcall.command.license;

import org.jspecify.annotations.NullMarked;
