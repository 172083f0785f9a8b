/** The admin API of licences and of who held a seat. */
@NullMarked
package dev.rollcall.api.license;

import org.jspecify.annotations.NullMarked;
