/** Answers about connections: whose is a token. */
@NullMarked
package dev.rollcall.query.connection;

import org.jspecify.annotations.NullMarked;
