/** How a command reaches its handler: origin required, one transaction, lost races repeated. */
@NullMarked
package dev.rollcall.command.dispatch;

import org.jspecify.annotations.NullMarked;
