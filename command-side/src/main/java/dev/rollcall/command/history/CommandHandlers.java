package dev.rollcall.command.history;

import dev.rollcall.kernel.message.Origin;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Marks a class whose annotated methods carry out commands; each is subscribed to the command bus at start. */
public interface CommandHandlers {
    /** What is asked first of all for a command, whoever it is for. */
    default List<Question<?>> opening(Object command, Origin origin) {
        return List.of();
    }

    /** That which the command waits for its turn at, one of a few at a time. */
    default Optional<UUID> queue(Object command) {
        return Optional.empty();
    }
}
