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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes each checkpoint to a file of its own, {@code <organization>/<day, UTC>/<size>.txt}: there whole, or not at all. */
record CheckpointFolder(Path folder) implements HandOut.Way {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NAME = Pattern.compile("[1-9]\\d{0,17}\\.txt");

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

    /** The greatest of the newest day of each organization. */
    Map<UUID, String> newest() throws IOException {
        var newest = new HashMap<UUID, String>();
        for (var organization : inside(folder)) {
            var file = newestOf(organization);
            if (ID.matcher(organization.getFileName().toString()).matches() && file.isPresent()) {
                newest.put(
                        UUID.fromString(organization.getFileName().toString()),
                        Files.readString(file.get(), StandardCharsets.UTF_8));
            }
        }
        return newest;
    }

    private static Optional<Path> newestOf(Path organization) throws IOException {
        var days = inside(organization).stream()
                .filter(Files::isDirectory)
                .sorted(Comparator.reverseOrder())
                .toList();
        for (var day : days) {
            var files = inside(day).stream()
                    .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .max(Comparator.comparingLong(CheckpointFolder::size));
            if (files.isPresent()) {
                return files;
            }
        }
        return Optional.empty();
    }

    private static long size(Path file) {
        var name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    private static List<Path> inside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
