/** The admin API of connections. */
@NullMarked
package dev.rollcall.api.connection;

import org.jspecify.annotations.NullMarked;
