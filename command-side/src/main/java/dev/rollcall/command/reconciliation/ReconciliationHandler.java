package dev.rollcall.command.reconciliation;

import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.EventSourcing;
import dev.rollcall.command.reconciliation.ReconciliationCommand.ReconcileLeavers;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Carries out what is asked of reconciliations. */
@Component
public final class ReconciliationHandler implements CommandHandlers {
    private final Repository<Reconciliation> reconciliations;

    @Autowired
    ReconciliationHandler(EventSourcing sourcing) {
        this(sourcing.repository(Reconciliation.class));
    }

    ReconciliationHandler(Repository<Reconciliation> reconciliations) {
        this.reconciliations = reconciliations;
    }

    @CommandHandler
    void handle(ReconcileLeavers command) throws Exception {
        reconciliations.newInstance(() -> new Reconciliation(command));
    }
}
