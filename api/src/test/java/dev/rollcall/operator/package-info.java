/** The command line of an operator. */
@NullMarked
package dev.rollcall.operator;

import org.jspecify.annotations.NullMarked;
