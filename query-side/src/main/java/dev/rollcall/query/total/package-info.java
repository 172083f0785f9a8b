/** How many resources of a type an organization has, kept as they come and go: no list counts a whole directory. */
@NullMarked
package dev.rollcall.query.total;

import org.jspecify.annotations.NullMarked;
