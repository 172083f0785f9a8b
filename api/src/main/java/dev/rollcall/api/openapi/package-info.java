/** The description of all APIs: one operation a line, the rest made from them. */
@NullMarked
package dev.rollcall.api.openapi;

import org.jspecify.annotations.NullMarked;
