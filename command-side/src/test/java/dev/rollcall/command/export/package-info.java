@NullMarked
package dev.rollcall.command.export;

import org.jspecify.annotations.NullMarked;
