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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        var file = into.resolve(checkpoint.size() + ".txt");
        if (Files.exists(file)) {
            requireSame(file, checkpoint.note());
        } else {
            write(into.resolve("." + checkpoint.size() + ".draft"), file, checkpoint.note());
        }
    }

    /** What has left the house is not changed. */
    private static void requireSame(Path file, String note) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(file), note.getBytes(StandardCharsets.UTF_8))) {
            throw new IOException("%s holds another checkpoint of this size".formatted(file));
        }
    }

    private static void write(Path draft, Path file, String note) throws IOException {
        Files.writeString(
                draft,
                note,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The files of each organization, of the greatest size first. */
    Map<UUID, List<Path>> files() throws IOException {
        var files = new HashMap<UUID, List<Path>>();
        for (var organization : inside(folder)) {
            var name = organization.getFileName().toString();
            if (ID.matcher(name).matches()) {
                files.put(UUID.fromString(name), filesOf(organization));
            }
        }
        return files;
    }

    private static List<Path> filesOf(Path organization) throws IOException {
        var files = new ArrayList<Path>();
        for (var day : inside(organization)) {
            inside(day).stream()
                    .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .forEach(files::add);
        }
        files.sort(Comparator.comparingLong(CheckpointFolder::size).reversed());
        return files;
    }

    /** As the name of a file tells it. */
    static long size(Path file) {
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
