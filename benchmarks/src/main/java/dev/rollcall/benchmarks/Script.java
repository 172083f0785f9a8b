package dev.rollcall.benchmarks;

import org.jspecify.annotations.Nullable;

/** What one client says. */
interface Script {
    /** The next request; null where there is nothing left to ask. */
    byte @Nullable [] next();

    /** Takes the answer to the last request; false where it is not the one that was wanted. */
    boolean hear(Message answer);

    /** Always has something to ask, and expects one status. */
    abstract class Endless implements Script {
        private final int status;

        Endless(int status) {
            this.status = status;
        }

        @Override
        public boolean hear(Message answer) {
            return answer.status() == status;
        }
    }
}
