package dev.rollcall.operator;

import dev.rollcall.api.audit.WrittenTime;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.HistoryQueries;
import dev.rollcall.query.audit.ReplayStep;
import dev.rollcall.query.audit.StateChange;
import dev.rollcall.query.audit.StateReplay;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import dev.rollcall.query.organization.OrganizationQueries;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Replays an organization's history up to a point and prints the state there as JSON.",
        footer =
                "A point is a position of the ledger, an instant such as 2026-03-31T17:00:00Z, or a day, whose end is meant.")
final class ReplayCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** In facts. */
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

    @Option(names = "--to", description = "The last point; without it, the last position.")
    private @Nullable String to;

    @Option(
            names = "--from",
            description = "The point after which steps and changes are told; the beginning without it. One that lies"
                    + " after --to leads back.")
    private String from = "0";

    @Option(names = "--steps", description = "Prints every fact on the way, and what it changed.")
    private boolean steps;

    @Option(names = "--changes", description = "Prints what is otherwise at the end than after --from, one a line.")
    private boolean changes;

    private long replayed;

    @Override
    public Integer call() {
        if (steps && changes) {
            throw new ParameterException(
                    spec.commandLine(), "--steps and --changes are two questions; give one of them");
        }
        try (var context = rollcall.open()) {
            var own = new OrganizationId(organization);
            if (context.getBean(HistoryQueries.class).isEmpty(own)) {
                return failed("There is no organization " + organization);
            }
            var sealed = context.getBean(LedgerQueries.class).sealed(own).filter(reached -> reached.position() > 0);
            if (sealed.isEmpty()) {
                return failed(
                        "Nothing of organization %s is in the ledger yet; a server seals it".formatted(organization));
            }
            replay(context, own, sealed.get());
            return 0;
        }
    }

    private int failed(String why) {
        spec.commandLine().getErr().println(why);
        return 1;
    }

    private void replay(ApplicationContext context, OrganizationId own, Sealed sealed) {
        var replay = context.getBean(StateReplay.class);
        long first = point("--from", from, context, own, sealed);
        long last = to == null
                ? context.getBean(LedgerQueries.class).whole(own, sealed.position())
                : point("--to", to, context, own, sealed);
        if (changes) {
            replay.between(own, first, last, this::tellProgress).forEach(change -> print("", change));
            return;
        }
        if (steps) {
            replay.walk(own, first, last, this::print, this::tellProgress);
        }
        spec.commandLine()
                .getOut()
                .println(MAPPER.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(replay.state(own, last, this::tellProgress)));
    }

    private long point(String option, String text, ApplicationContext context, OrganizationId own, Sealed sealed) {
        var ledger = context.getBean(LedgerQueries.class);
        var begin = ledger.firstState(own).orElseThrow();
        var position = NUMBER.matcher(text).matches()
                ? Optional.of(Long.parseLong(text)).filter(number -> number <= sealed.position())
                : time(text, context, own)
                        .filter(time -> !time.isAfter(sealed.through()) && !time.isBefore(begin))
                        .map(time -> ledger.whole(own, ledger.positionAt(own, time)));
        return position.orElseThrow(() -> new ParameterException(
                spec.commandLine(),
                "%s is \"%s\"; give a position from 0 to %d, or, from %s, when the history begins, to %s, %s"
                        .formatted(option, text, sealed.position(), begin, sealed.through(), WrittenTime.FORMS)));
    }

    private static Optional<Instant> time(String text, ApplicationContext context, OrganizationId own) {
        return context.getBean(OrganizationQueries.class)
                .find(own)
                .flatMap(organization -> WrittenTime.read(text, organization.zone()));
    }

    private void tellProgress(long position) {
        if (++replayed % PROGRESS == 0) {
            spec.commandLine().getErr().printf("%d facts replayed, now at %d%n", replayed, position);
        }
    }

    private void print(ReplayStep step) {
        spec.commandLine()
                .getOut()
                .printf("%d %s %s %s%n", step.position(), step.ledgerAt(), step.fact(), step.subject());
        step.changes().forEach(change -> print("    ", change));
    }

    private void print(String indent, StateChange change) {
        spec.commandLine()
                .getOut()
                .printf(
                        "%s%s %s %s: %s -> %s%n",
                        indent,
                        change.kind(),
                        change.subject(),
                        plain(change.attribute()),
                        plain(change.before()),
                        plain(change.after()));
    }

    /** What an identity provider has sent makes no line of its own here, and moves no cursor. */
    private static String plain(@Nullable String text) {
        return CONTROL.matcher(String.valueOf(text))
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }
}
