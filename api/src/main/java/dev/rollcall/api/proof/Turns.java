package dev.rollcall.api.proof;

import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.ProofRefusal.TooManyPacks;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Lets few read much at the same time on one node: each holds a thread for as long as it takes, or as its client is slow. */
@Component
class Turns {
    private static final int MOST = 2;

    private final Semaphore places = new Semaphore(MOST);

    interface Work<T> {
        T run() throws IOException;
    }

    <T> T take(Work<T> work) throws IOException {
        if (!places.tryAcquire()) {
            throw new Refused(new TooManyPacks(MOST));
        }
        try {
            return work.run();
        } finally {
            places.release();
        }
    }
}
