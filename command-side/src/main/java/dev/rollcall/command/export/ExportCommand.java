package dev.rollcall.command.export;

import java.util.UUID;

/** What can be asked of an export. */
public sealed interface ExportCommand {
    /** A file is about to be made. @param question that it answers, in words */
    record RecordExport(UUID export, String file, String question) implements ExportCommand {}
}
