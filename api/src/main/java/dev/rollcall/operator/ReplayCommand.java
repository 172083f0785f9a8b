package dev.rollcall.operator;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.HistoryQueries;
import dev.rollcall.query.audit.OrganizationState;
import dev.rollcall.query.audit.Replay;
import dev.rollcall.query.audit.StateChange;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Steps an organization's events to any point and prints the state there. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Replays an organization's events up to a point and prints the state there as JSON.")
final class ReplayCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** In events. */
    private static final int PROGRESS = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private OperatorCommands rollcall;

    @Option(names = "--organization", required = true, description = "The id of the organization.")
    @SuppressWarnings("NullAway.Init")
    private UUID organization;

    @Option(names = "--to", description = "The index of the last event to replay; all without it.")
    private long to = Long.MAX_VALUE;

    @Option(
            names = "--from",
            description = "The index of the event after which steps and changes are told; 0 without it.")
    private long from;

    @Option(names = "--steps", description = "Prints every event on the way, one a line.")
    private boolean steps;

    @Option(names = "--changes", description = "Prints what is otherwise at the end than after --from, one a line.")
    private boolean changes;

    private long replayed;

    @Override
    public Integer call() {
        if (from > to) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from=%d lies after --to=%d: name the earlier event first".formatted(from, to));
        }
        var out = spec.commandLine().getOut();
        try (var context = rollcall.open()) {
            var own = new OrganizationId(organization);
            if (context.getBean(HistoryQueries.class).isEmpty(own)) {
                spec.commandLine().getErr().println(unknown());
                return 1;
            }
            if (changes) {
                context.getBean(Replay.class)
                        .changes(own, from, to, this::tellProgress)
                        .forEach(this::print);
                return 0;
            }
            var state = context.getBean(Replay.class).upTo(own, to, (fact, after) -> print(out, fact, after));
            if (state.name().isEmpty()) {
                spec.commandLine().getErr().println(nothingYet());
                return 1;
            }
            out.println(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json(state)));
            return 0;
        }
    }

    private String unknown() {
        return "There is no organization " + organization;
    }

    private String nothingYet() {
        return "Organization %s has no event up to %d; take a later --to, or none".formatted(organization, to);
    }

    private void tellProgress(long index) {
        if (++replayed % PROGRESS == 0) {
            spec.commandLine().getErr().printf("%d events replayed, now at %d%n", replayed, index);
        }
    }

    private void print(StateChange change) {
        spec.commandLine()
                .getOut()
                .printf(
                        "%s %s %s: %s -> %s%n",
                        change.kind(), change.subject(), change.attribute(), change.before(), change.after());
    }

    private void print(PrintWriter out, Recorded<?> fact, OrganizationState after) {
        tellProgress(fact.index());
        if (steps && fact.index() > from) {
            out.printf(
                    "%d %s %s %s, seats held %d of %d%n",
                    fact.index(),
                    fact.recordedAt(),
                    EventNames.of(fact.event().getClass()).name(),
                    fact.event().subject(),
                    after.seatsHeld(),
                    after.seats());
        }
    }

    private static ObjectNode json(OrganizationState state) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("organization", state.name())
                .put("seats", state.seats())
                .put("seatsHeld", state.seatsHeld())
                .put("refusals", state.refusals());
        json.set("members", MAPPER.valueToTree(state.members()));
        json.set("teams", MAPPER.valueToTree(state.teams()));
        json.set("domains", MAPPER.valueToTree(state.domains()));
        json.set("connections", MAPPER.valueToTree(state.connections()));
        json.set("schemas", MAPPER.valueToTree(state.schemas()));
        return json;
    }
}
