package dev.rollcall.benchmarks;

import org.jspecify.annotations.Nullable;

/** What is measured, the floor it is compared with, and the share of that floor it should reach at 8 clients. */
enum Operation {
    LOOKUP("lookup by userName", Floor.SELECT, new Goal(0.30, 0.45)),
    GET("get by id", Floor.SELECT, new Goal(0.30, 0.45)),
    MEMBER("add team member", Floor.INSERT, null),
    CREATE("create user", Floor.INSERT, new Goal(0.25, 0.40)),
    DEACTIVATE("deactivate user", Floor.INSERT, new Goal(0.25, 0.40));

    /** The clients at which the goals are set. */
    static final int CLIENTS_OF_GOAL = 8;

    /** @param target to be reached; @param aim to be wished for */
    record Goal(double target, double aim) {}

    private final String title;
    private final Floor floor;
    private final @Nullable Goal goal;

    Operation(String title, Floor floor, @Nullable Goal goal) {
        this.title = title;
        this.floor = floor;
        this.goal = goal;
    }

    String title() {
        return title;
    }

    Floor floor() {
        return floor;
    }

    @Nullable
    Goal goal(int clients) {
        return clients == CLIENTS_OF_GOAL ? goal : null;
    }
}
