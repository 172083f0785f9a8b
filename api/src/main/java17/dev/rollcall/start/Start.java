package dev.rollcall.start;

import java.lang.reflect.InvocationTargetException;

/** Compiled for an older Java than the rest, so that on such a one there is a sentence and not a stack trace. */
public final class Start {
    private static final int NEEDED = 25;

    private Start() {}

    public static void main(String[] args) throws Throwable {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.printf(
                    "Rollcall needs Java %d; this is Java %d at %s. Start it with the java of a JDK %d, for example /usr/lib/jvm/*%d*/bin/java%n",
                    NEEDED, found, System.getProperty("java.home"), NEEDED, NEEDED);
            System.exit(1);
        }
        try {
            Class.forName("dev.rollcall.Rollcall").getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
