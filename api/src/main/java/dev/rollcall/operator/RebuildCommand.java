package dev.rollcall.operator;

import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.organization.OrganizationCommand.RecordRebuild;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.query.rebuild.Difference;
import dev.rollcall.query.rebuild.Rebuild;
import dev.rollcall.query.rebuild.Rebuild.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes read models anew from the facts, beside those of today, which serve until the new ones take over. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Makes read models anew from the events, of all organizations, while the server goes on; tells where those of today differ; puts the new ones in their place. Stopped before that, it changes nothing.")
final class RebuildCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private OperatorCommands rollcall;

    @Option(
            names = "--compare",
            description = "Only tells where the read models of today differ; exits with 1 where they do.")
    private boolean compare;

    @Parameters(
            arity = "0..*",
            paramLabel = "<read models>",
            description =
                    "What to make anew: \"views\", or what follows the ledger, such as \"seat history 1\"; all without it.")
    @SuppressWarnings("NullAway.Init")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        try (var context = rollcall.open()) {
            var rebuild = context.getBean(Rebuild.class);
            names.forEach(rebuild::requireKnown);
            boolean different = false;
            for (var name : names.isEmpty() ? rebuild.names() : names) {
                var outcome = run(rebuild, name);
                different |= outcome.differences().total() > 0;
                if (!compare) {
                    record(context.getBean(Dispatch.class), name, outcome);
                }
            }
            return compare && different ? 1 : 0;
        }
    }

    private Outcome run(Rebuild rebuild, String name) {
        var progress = new RebuildProgress(name, spec.commandLine().getErr());
        var outcome = compare ? rebuild.compare(name, progress) : rebuild.exchange(name, progress);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %d facts in %.1f s, %d rows differ%s%n",
                        name,
                        outcome.facts(),
                        progress.seconds(),
                        outcome.differences().total(),
                        compare ? "" : "; the new ones have taken over");
        outcome.differences().first().forEach(this::print);
        return outcome;
    }

    /** In the history of each organization; what fails for one is told, and not kept from the others. */
    private void record(Dispatch dispatch, String name, Outcome outcome) {
        var request = UUID.randomUUID();
        for (var organization : outcome.organizations()) {
            try {
                dispatch.send(
                        new RecordRebuild(
                                organization, name, outcome.differences().of(organization)),
                        new Origin(
                                new OrganizationId(organization),
                                "operator",
                                null,
                                Origin.ADMIN,
                                request,
                                Instant.now()));
            } catch (DataAccessException | Refused failure) {
                spec.commandLine()
                        .getErr()
                        .printf("Not recorded for organization %s: %s%n", organization, failure.getMessage());
            }
        }
    }

    private void print(Difference difference) {
        spec.commandLine().getOut().printf("%s %s %s%n", difference.kind(), difference.table(), difference.row());
    }
}
