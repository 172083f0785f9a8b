package sinners.rollcall.command.user;

import dev.rollcall.kernel.testing.Breaks;

/** Asks in yes and no. */
@Breaks("commands_carry_no_booleans")
sealed interface SwitchCommand {
    record Change(String user, boolean active) implements SwitchCommand {}

    record Patch(String user, Boolean quietly) implements SwitchCommand {}
}
