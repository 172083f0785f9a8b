package dev.rollcall.command.history;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that takes snapshots, never the one of a request. What waits for it needs no bound: Axon asks for one
 * snapshot an aggregate at a time, and asks again only when that one has been run.
 */
final class Snapshots implements Executor, AutoCloseable {
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("snapshots").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    Snapshots() {
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable snapshot) {
        thread.execute(CurrentOrganization.carried(snapshot));
    }

    /** Those that wait are not taken any more; a later one does as well. */
    @Override
    public void close() {
        thread.getQueue().clear();
        thread.close();
    }
}
