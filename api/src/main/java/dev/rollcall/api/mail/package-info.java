/** Mail to the owners of organizations, or a line in the log where there is no mail server. */
@NullMarked
package dev.rollcall.api.mail;

import org.jspecify.annotations.NullMarked;
