/** What the connection doctor says of real exchanges. */
@NullMarked
package dev.rollcall.api.doctor;

import org.jspecify.annotations.NullMarked;
