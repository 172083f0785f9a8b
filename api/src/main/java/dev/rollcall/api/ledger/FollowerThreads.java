package dev.rollcall.api.ledger;

import dev.rollcall.query.ledger.Followers;
import org.springframework.context.SmartLifecycle;

/** Runs the followers from the start of the server to its stop. */
final class FollowerThreads implements SmartLifecycle {
    private final Followers following;
    private volatile boolean running;

    FollowerThreads(Followers following) {
        this.following = following;
    }

    @Override
    public void start() {
        following.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        following.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after the sealer and stops before it. */
    @Override
    public int getPhase() {
        return 1;
    }
}
