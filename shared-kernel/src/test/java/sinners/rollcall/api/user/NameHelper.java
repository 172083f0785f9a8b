package sinners.rollcall.api.user;

import dev.rollcall.kernel.testing.Breaks;

/** A name that says nothing. */
@Breaks("no_empty_words")
record NameHelper() {}
