package dev.rollcall.api.console;

/**
 * What everybody who opens the console shall know at once.
 *
 * @param path where something can be done about it
 */
public record Notice(Severity severity, String text, String path) {
    public enum Severity {
        WARNING,
        DANGER
    }
}
