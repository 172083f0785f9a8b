/** The provisioning log: what each SCIM call asked, what it was answered, and whether a later one made up for it. */
@NullMarked
package dev.rollcall.query.calls;

import org.jspecify.annotations.NullMarked;
