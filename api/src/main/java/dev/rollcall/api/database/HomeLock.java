package dev.rollcall.api.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right of one process to run the database of a home. The operating system gives the lock back when a process closes
 * any channel to the file, so a process that holds it must never open the file again: {@link #HELD} guards that.
 */
final class HomeLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileLock lock;

    private HomeLock(Path file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    static HomeLock of(DatabaseHome home) throws IOException {
        if (!HELD.add(home.lock())) {
            throw taken(home, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return acquired(home);
        } catch (IOException | RuntimeException e) {
            HELD.remove(home.lock());
            throw e;
        }
    }

    private static HomeLock acquired(DatabaseHome home) throws IOException {
        var channel = FileChannel.open(
                home.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock == null) {
                throw taken(home, holder(channel));
            }
            sign(channel);
            return new HomeLock(home.lock(), lock);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        var pid = ProcessHandle.current().pid() + "\n";
        channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(true);
    }

    private static String holder(FileChannel channel) throws IOException {
        var pid = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8).strip();
        return pid.isEmpty() ? "that has not yet signed" : pid;
    }

    private static DatabaseUnavailable taken(DatabaseHome home, String pid) {
        return new DatabaseUnavailable(
                "The home %s belongs to the running process %s: stop that process, or set ROLLCALL_HOME to another directory"
                        .formatted(home.directory(), pid));
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
        HELD.remove(file);
    }
}
