/** What all SCIM answers share: errors, lists, discovery. */
@NullMarked
package dev.rollcall.api.scim;

import org.jspecify.annotations.NullMarked;
