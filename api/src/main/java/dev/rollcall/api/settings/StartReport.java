package dev.rollcall.api.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells the terminal, in plain text, why Rollcall does not start: whoever reads it sits in front of it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartReport implements SpringBootExceptionReporter {
    /** @return false for what an operator cannot mend, which gets its stack trace */
    @Override
    public boolean reportException(Throwable failure) {
        var sentences = sentences(failure);
        if (sentences != null) {
            System.err.println("Rollcall does not start.");
            System.err.println(sentences);
        }
        return sentences != null;
    }

    private static @Nullable String sentences(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> null;
            case CannotStart reason -> reason.getMessage();
            case PortInUseException taken ->
                "Port %d is in use: stop the program that uses it, or set SERVER_PORT to another one"
                        .formatted(taken.getPort());
            default -> sentences(failure.getCause());
        };
    }
}
