package dev.rollcall.api.team;

import dev.rollcall.command.team.TeamCommand;
import dev.rollcall.kernel.message.Precondition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The commands of one request. Its precondition goes with the first of them, which gives the team another version. */
final class TeamCommands {
    private final Precondition precondition;
    private final List<TeamCommand> all = new ArrayList<>();

    TeamCommands(Precondition precondition) {
        this.precondition = precondition;
    }

    void add(Function<Precondition, TeamCommand> command) {
        all.add(command.apply(all.isEmpty() ? precondition : Precondition.NONE));
    }

    List<TeamCommand> all() {
        return all;
    }
}
