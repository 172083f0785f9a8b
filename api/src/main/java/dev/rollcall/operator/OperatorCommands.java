package dev.rollcall.operator;

import dev.rollcall.api.database.DatabaseBusy;
import dev.rollcall.api.settings.CannotStart;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** {@code java -jar rollcall.jar replay …}: commands instead of the server. */
@Command(
        name = "rollcall",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        description =
                "Without a command, starts the server. Settings such as --rollcall.home=<directory> go with both.",
        subcommands = {ReplayCommand.class, FoldCommand.class, RebuildCommand.class})
public final class OperatorCommands {
    private static final Pattern SETTING = Pattern.compile("--[\\w-]+\\.[^=]+=.*", Pattern.DOTALL);

    private final List<String> settings;

    private OperatorCommands(List<String> settings) {
        this.settings = settings;
    }

    /** Settings alone start the server; whatever else is there must be a command. */
    public static boolean isOne(String... args) {
        return Arrays.stream(args).anyMatch(arg -> !arg.startsWith("--") || arg.equals("--help"));
    }

    /** @return the exit code */
    public static int run(String... args) {
        var words = Arrays.stream(args).collect(Collectors.partitioningBy(SETTING.asMatchPredicate()));
        return new CommandLine(new OperatorCommands(words.getOrDefault(true, List.of())))
                .registerConverter(UUID.class, OperatorCommands::id)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!CannotStart.isBehind(failure)) {
                        command.getErr().println(reason(failure));
                    }
                    return 1;
                })
                .execute(words.getOrDefault(false, List.of()).toArray(String[]::new));
    }

    ConfigurableApplicationContext open() {
        return OperatorContext.open(settings);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new TypeConversionException(
                    "\"%s\" is no id; give one such as 01a229cd-5be6-741c-b6e7-dc444b093dff, as the API and first-start.json tell it"
                            .formatted(text));
        }
    }

    /** The sentence at the bottom of a failure. */
    private static String reason(Throwable failure) {
        if (DatabaseBusy.causes(failure)) {
            return "The database waited too long for others, as for one who has locked a table; try again when they are done";
        }
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
