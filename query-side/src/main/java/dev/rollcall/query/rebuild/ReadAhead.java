package dev.rollcall.query.rebuild;

import dev.rollcall.query.rebuild.ReadModels.Stretch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads what comes next in a thread of its own, while PostgreSQL writes what was read before. */
final class ReadAhead implements AutoCloseable {
    private final ReadModels models;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private CompletableFuture<Stretch> ahead;

    ReadAhead(ReadModels models, long after) {
        this.models = models;
        this.ahead = read(after);
    }

    private CompletableFuture<Stretch> read(long after) {
        return CompletableFuture.supplyAsync(() -> models.next(after), reader);
    }

    /** What comes after all that was given. */
    Stretch next() {
        try {
            var stretch = ahead.join();
            ahead = read(stretch.to());
            return stretch;
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Waits for what is still read. */
    @Override
    public void close() {
        reader.close();
    }
}
