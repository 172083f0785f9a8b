package dev.rollcall.api.proof;

import dev.rollcall.query.proof.NumberedCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Writes each checkpoint to a file of its own, {@code <organization>/<day, UTC>/<size>.txt}: there whole, or not at all. */
record CheckpointFolder(Path folder) implements HandOut.Way {
    @Override
    public String name() {
        return "folder";
    }

    @Override
    public void take(NumberedCheckpoint taken) throws IOException {
        var checkpoint = taken.checkpoint();
        var day = LocalDate.ofInstant(checkpoint.madeAt(), ZoneOffset.UTC);
        var into = Files.createDirectories(
                folder.resolve(taken.organization().toString()).resolve(day.toString()));
        var draft = into.resolve("." + checkpoint.size() + ".draft");
        Files.writeString(
                draft,
                checkpoint.note(),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(
                draft,
                into.resolve(checkpoint.size() + ".txt"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
