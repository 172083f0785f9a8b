/** People at the console, in a real browser. */
package dev.rollcall.api.console;
