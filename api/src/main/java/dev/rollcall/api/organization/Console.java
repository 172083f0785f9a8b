package dev.rollcall.api.organization;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The terminal of whoever started the server: for what must be seen once and must not stand in a log. */
final class Console {
    private Console() {}

    @SuppressWarnings("resource")
    static void show(String text) {
        var terminal = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        terminal.println(text);
        terminal.flush();
    }
}
