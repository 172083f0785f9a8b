package sinners.rollcall.command.team;

import dev.rollcall.kernel.testing.Breaks;

/** Sealed, but of a class. */
@Breaks("commands_are_records_in_sealed_families")
sealed interface MutableCommand {
    final class Rename implements MutableCommand {
        String name = "";
    }
}
