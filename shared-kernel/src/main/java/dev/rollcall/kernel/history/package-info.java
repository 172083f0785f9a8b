/** How facts are kept: stable names, their JSON with personal data apart, and what a projector is handed. The only kernel room that sees Axon. */
@NullMarked
package dev.rollcall.kernel.history;

import org.jspecify.annotations.NullMarked;
