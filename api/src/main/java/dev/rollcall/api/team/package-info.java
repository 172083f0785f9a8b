/** /Groups: JSON to commands, views to JSON. */
@NullMarked
package dev.rollcall.api.team;

import org.jspecify.annotations.NullMarked;
