package dev.rollcall.command.history;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that takes snapshots: never the one of a request, and never more than a few waiting, since a snapshot that
 * is not taken now is taken a hundred events later.
 */
final class Snapshots implements Executor, AutoCloseable {
    private static final int WAITING = 64;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("snapshots").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    @Override
    public void execute(Runnable snapshot) {
        thread.execute(CurrentOrganization.carried(snapshot));
    }

    @Override
    public void close() {
        thread.close();
    }
}
