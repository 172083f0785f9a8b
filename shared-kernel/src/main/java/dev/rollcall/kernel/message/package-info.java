/** What travels beside a payload: who asked, for which organization, and why a request was refused. */
@NullMarked
package dev.rollcall.kernel.message;

import org.jspecify.annotations.NullMarked;
