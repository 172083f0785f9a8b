/** What is true and what can be refused about a user. */
@NullMarked
package dev.rollcall.kernel.user;

import org.jspecify.annotations.NullMarked;
