/** A running Rollcall measured against bare PostgreSQL, in alternating rounds on one machine. */
@NullMarked
package dev.rollcall.benchmarks;

import org.jspecify.annotations.NullMarked;
