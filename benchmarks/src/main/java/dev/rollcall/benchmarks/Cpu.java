package dev.rollcall.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Reads from /proc how long processors worked. Linux counts in hundredths of a second. */
final class Cpu {
    private static final Duration TICK = Duration.ofMillis(10);

    /** Linux keeps the first 15 letters of "C2 CompilerThread0". */
    private static final String COMPILER = " CompilerThre";

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME_OF_WAITED_FOR_CHILDREN = 14;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int STOLEN = 8;

    private Cpu() {}

    /** A process, its living children, and those that it has seen end. */
    static Duration ofFamily(long pid) {
        var children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children);
        return ticks(LongStream.concat(LongStream.of(pid), children.mapToLong(ProcessHandle::pid))
                .map(Cpu::ticksOf)
                .sum());
    }

    static Duration ofThisProcess() {
        return ticks(ticksOf(ProcessHandle.current().pid()));
    }

    /** The threads of a JVM that compile what it runs. */
    static Duration ofCompilers(long pid) {
        return ofThreads(pid, stat -> stat.contains(COMPILER));
    }

    /** The threads of the server that seal and follow. */
    static Duration ofSealing(long pid) {
        return ofThreads(pid, stat -> stat.contains("(sealer)") || stat.contains("(followers-"));
    }

    private static Duration ofThreads(long pid, Predicate<String> wanted) {
        try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return ticks(threads.map(Cpu::statOf)
                    .filter(wanted)
                    .mapToLong(Cpu::ticksIn)
                    .sum());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long ticksOf(long pid) {
        return ticksIn(statOf(Path.of("/proc", Long.toString(pid))));
    }

    private static String statOf(Path task) {
        try {
            return Files.readString(task.resolve("stat"));
        } catch (IOException ended) {
            return "";
        }
    }

    private static long ticksIn(String stat) {
        if (stat.isEmpty()) {
            return 0;
        }
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, USER_TIME, SYSTEM_TIME_OF_WAITED_FOR_CHILDREN + 1)
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** All processes of the machine. */
    static Duration ofMachine() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var fields = lines.findFirst().orElseThrow().split(" +");
            return ticks(LongStream.rangeClosed(1, STOLEN)
                    .filter(field -> field != IDLE && field != WAITING)
                    .map(field -> Long.parseLong(fields[(int) field]))
                    .sum());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Duration ticks(long ticks) {
        return TICK.multipliedBy(ticks);
    }
}
