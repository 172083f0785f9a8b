/** Several nodes on one database, and what a request may cost. */
@NullMarked
package dev.rollcall.api.nodes;

import org.jspecify.annotations.NullMarked;
