package dev.rollcall.command.history;

import dev.rollcall.kernel.message.Origin;
import java.util.List;

/** Marks a class whose annotated methods carry out commands; each is subscribed to the command bus at start. */
public interface CommandHandlers {
    /** What is asked first of all for a command, whoever it is for. */
    default List<Question<?>> opening(Object command, Origin origin) {
        return List.of();
    }
}
