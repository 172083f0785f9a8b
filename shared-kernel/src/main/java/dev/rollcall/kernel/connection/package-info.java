/** What is true and what can be refused about a connection, one IdP's access to an organization. */
@NullMarked
package dev.rollcall.kernel.connection;

import org.jspecify.annotations.NullMarked;
