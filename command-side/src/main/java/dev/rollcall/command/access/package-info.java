/** How people with a role sign in: passwords, and links that are good once. Secrets, so no history and no events. */
@NullMarked
package dev.rollcall.command.access;

import org.jspecify.annotations.NullMarked;
