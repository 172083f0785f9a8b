package dev.rollcall.command.history;

import dev.rollcall.kernel.message.Origin;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Hands the origin of a command to a handler that asks for it. */
final class OriginParameter implements ParameterResolverFactory, ParameterResolver<Origin> {
    @Override
    public @Nullable ParameterResolver<Origin> createInstance(Executable handler, Parameter[] parameters, int index) {
        return parameters[index].getType() == Origin.class ? this : null;
    }

    @Override
    public Origin resolveParameterValue(Message<?> command) {
        return CurrentOrigin.of(command);
    }

    @Override
    public boolean matches(Message<?> command) {
        return command.getMetaData().get(Origin.KEY) instanceof Origin;
    }
}
