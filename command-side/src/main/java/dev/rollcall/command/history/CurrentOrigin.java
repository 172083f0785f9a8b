package dev.rollcall.command.history;

import dev.rollcall.kernel.message.Origin;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** The origin of the command that is being handled. */
final class CurrentOrigin {
    private CurrentOrigin() {}

    static Origin get() {
        return of(CurrentUnitOfWork.get().getMessage());
    }

    static Origin of(Message<?> command) {
        if (command.getMetaData().get(Origin.KEY) instanceof Origin origin) {
            return origin;
        }
        throw new IllegalStateException(
                "A command without an origin: " + command.getPayloadType().getSimpleName());
    }
}
