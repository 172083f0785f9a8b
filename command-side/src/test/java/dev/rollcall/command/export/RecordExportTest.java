package dev.rollcall.command.export;

import dev.rollcall.command.export.ExportCommand.RecordExport;
import dev.rollcall.command.testing.Decisions;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.export.ExportEvent.HistoryExported;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordExportTest {
    private final Decisions<Export> decisions =
            new Decisions<>(Export.class, fixture -> new ExportHandler(fixture.getRepository()));

    @Test
    void who_takes_a_file_is_recorded_with_the_question_that_it_answers() {
        var id = UUID.randomUUID();

        decisions
                .given()
                .when(Origins.admin(Origins.organization()), new RecordExport(id, "trail.csv", "user=adam"))
                .recorded(new HistoryExported(id, "trail.csv", "user=adam"));
    }
}
