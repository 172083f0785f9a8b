/** The admin API of connections, and how tokens are made and recognised. */
@NullMarked
package dev.rollcall.api.connection;

import org.jspecify.annotations.NullMarked;
