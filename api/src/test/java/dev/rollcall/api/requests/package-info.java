/** What the repository says to its readers holds: requests answer as written, links lead somewhere. */
@NullMarked
package dev.rollcall.api.requests;

import org.jspecify.annotations.NullMarked;
