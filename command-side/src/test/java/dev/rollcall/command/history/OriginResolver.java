package dev.rollcall.command.history;

import org.axonframework.messaging.annotation.ParameterResolverFactory;

/** The server's own way to hand an origin to a handler, for tests of other packages. */
public final class OriginResolver {
    private OriginResolver() {}

    public static ParameterResolverFactory factory() {
        return new OriginParameter();
    }
}
