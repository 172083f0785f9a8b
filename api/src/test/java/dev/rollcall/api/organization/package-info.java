/** Organizations as those see them who administer. */
@NullMarked
package dev.rollcall.api.organization;

import org.jspecify.annotations.NullMarked;
