/** Commands for whoever operates the installation, run beside the server or without it. */
@NullMarked
package dev.rollcall.operator;

import org.jspecify.annotations.NullMarked;
