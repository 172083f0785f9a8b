/** What is true and what can be refused about a team (a SCIM Group). */
@NullMarked
package dev.rollcall.kernel.team;

import org.jspecify.annotations.NullMarked;
