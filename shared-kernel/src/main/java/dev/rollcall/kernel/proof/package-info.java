/** What makes history provable: the sealed part of an event as canonical bytes, and hashes of it. Pure. */
@NullMarked
package dev.rollcall.kernel.proof;

import org.jspecify.annotations.NullMarked;
