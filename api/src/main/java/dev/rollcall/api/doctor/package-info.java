/** The connection doctor: tells from the calls of a connection what is seen, what it means and what to do. */
@NullMarked
package dev.rollcall.api.doctor;

import org.jspecify.annotations.NullMarked;
