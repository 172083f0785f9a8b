package dev.rollcall.operator;

import dev.rollcall.command.history.ConsistencyFold;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.HistoryQueries;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Folds an organization's events into its consistency tables: compares, or puts the folded rows in their place. */
@Command(
        name = "fold",
        mixinStandardHelpOptions = true,
        description =
                "Compares an organization's consistency tables with what its events say. Exits with 1 where they differ, or where there is no such organization.")
final class FoldCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private OperatorCommands rollcall;

    @Option(names = "--organization", required = true, description = "The id of the organization.")
    @SuppressWarnings("NullAway.Init")
    private UUID organization;

    @Option(
            names = "--rebuild",
            description = "Puts the folded rows in the place of the kept ones; commands wait for it.")
    private boolean rebuild;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var context = rollcall.open()) {
            var own = new OrganizationId(organization);
            if (context.getBean(HistoryQueries.class).isEmpty(own)) {
                spec.commandLine().getErr().println("There is no organization " + organization);
                return 1;
            }
            var fold = context.getBean(ConsistencyFold.class);
            var found = fold.check(own);
            found.all()
                    .forEach(difference ->
                            out.printf("%s %s %s%n", difference.kind(), difference.table(), difference.row()));
            out.printf("%d rows differ from what the events say%n", found.all().size());
            if (found.none() || !rebuild) {
                return found.none() ? 0 : 1;
            }
            fold.rebuild(own);
            out.println("The tables are rebuilt from the events");
            return 0;
        }
    }
}
