package dev.rollcall.command.export;

import dev.rollcall.command.export.ExportCommand.RecordExport;
import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.EventSourcing;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Carries out what is asked of exports. */
@Component
public final class ExportHandler implements CommandHandlers {
    private final Repository<Export> exports;

    @Autowired
    ExportHandler(EventSourcing sourcing) {
        this(sourcing.repository(Export.class));
    }

    ExportHandler(Repository<Export> exports) {
        this.exports = exports;
    }

    @CommandHandler
    void handle(RecordExport command) throws Exception {
        exports.newInstance(() -> new Export(command));
    }
}
