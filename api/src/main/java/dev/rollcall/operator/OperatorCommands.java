package dev.rollcall.operator;

import dev.rollcall.api.database.DatabaseUnavailable;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar rollcall.jar replay …}: commands instead of the server. */
@Command(
        name = "rollcall",
        mixinStandardHelpOptions = true,
        description = "Without a command, starts the server.",
        subcommands = {ReplayCommand.class, FoldCommand.class})
public final class OperatorCommands {
    private static final Set<String> NAMES = Set.of("replay", "fold", "help", "--help", "-h");

    private OperatorCommands() {}

    public static boolean isOne(String... args) {
        return args.length > 0 && NAMES.contains(args[0]);
    }

    /** @return the exit code */
    public static int run(String... args) {
        return new CommandLine(new OperatorCommands())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(reason(failure));
                    return 1;
                })
                .execute(args);
    }

    /** The sentence at the bottom of a failure. */
    private static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && !(cause instanceof DatabaseUnavailable)) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
