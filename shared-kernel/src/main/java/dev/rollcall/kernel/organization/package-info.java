/** What is true and what can be refused about an organization, one customer. */
@NullMarked
package dev.rollcall.kernel.organization;

import org.jspecify.annotations.NullMarked;
