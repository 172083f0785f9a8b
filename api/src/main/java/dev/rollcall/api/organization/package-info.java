/** The admin API of organizations, the first start, who may administer. */
@NullMarked
package dev.rollcall.api.organization;

import org.jspecify.annotations.NullMarked;
