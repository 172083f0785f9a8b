package sinners.rollcall.api.nameless;

import dev.rollcall.kernel.testing.Breaks;

/** Lives in a room without a sign. */
@Breaks("every_package_says_what_it_is")
record Lodger() {}
