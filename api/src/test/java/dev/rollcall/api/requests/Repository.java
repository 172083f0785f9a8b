package dev.rollcall.api.requests;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds the modules, whether a test runs in it or in one of them. */
final class Repository {
    private Repository() {}

    static Path file(String name) {
        var here = Path.of("").toAbsolutePath();
        return (Files.exists(here.resolve("requests")) ? here : here.resolveSibling("")).resolve(name);
    }
}
