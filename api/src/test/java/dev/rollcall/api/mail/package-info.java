/** Mail that is taken by a mail server of the test. */
@NullMarked
package dev.rollcall.api.mail;

import org.jspecify.annotations.NullMarked;
