/** The history of an organization, asked through the admin API. */
@NullMarked
package dev.rollcall.api.audit;

import org.jspecify.annotations.NullMarked;
