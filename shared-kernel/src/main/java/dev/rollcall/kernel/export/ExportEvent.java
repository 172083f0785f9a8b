package dev.rollcall.kernel.export;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.fact.Personal;
import java.util.UUID;

/** What happens to an export, each in a stream of its own. */
public sealed interface ExportEvent extends Event {
    UUID export();

    @Override
    default UUID subject() {
        return export();
    }

    /** @param file its name @param question that it answers, which may name members */
    @Fact(name = "history.exported", says = "A file was made of the history, for whoever asked")
    record HistoryExported(
            UUID export, String file, @Personal String question) implements ExportEvent {}
}
