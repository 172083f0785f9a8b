/** The SCIM language as pure grammar: schemas, filters, paths, PATCH. No HTTP, no SQL. */
@NullMarked
package dev.rollcall.kernel.scim;

import org.jspecify.annotations.NullMarked;
