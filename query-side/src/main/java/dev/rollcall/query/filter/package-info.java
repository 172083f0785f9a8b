/** SCIM filters as SQL. */
@NullMarked
package dev.rollcall.query.filter;

import org.jspecify.annotations.NullMarked;
