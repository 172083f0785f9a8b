package sinners.rollcall.command.team;

import dev.rollcall.kernel.testing.Breaks;

/** Anyone may add to it. */
@Breaks("commands_are_records_in_sealed_families")
interface OpenCommand {
    record Rename(String name) implements OpenCommand {}
}
