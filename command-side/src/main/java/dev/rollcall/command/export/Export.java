package dev.rollcall.command.export;

import dev.rollcall.command.export.ExportCommand.RecordExport;
import dev.rollcall.kernel.export.ExportEvent;
import dev.rollcall.kernel.export.ExportEvent.HistoryExported;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** One file that was made of the history. */
final class Export {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private @Nullable String id;

    Export() {}

    Export(RecordExport command) {
        AggregateLifecycle.apply(new HistoryExported(command.export(), command.file(), command.question()));
    }

    @EventSourcingHandler
    void evolve(ExportEvent event) {
        id = event.export().toString();
    }
}
