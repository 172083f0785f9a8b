package dev.rollcall.api.nodes;

import dev.rollcall.api.testing.Client.Answer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Requests that leave at the same moment. */
final class AtOnce {
    private AtOnce() {}

    /** @return the answers, in the order of the requests */
    static List<Answer> send(List<Supplier<Answer>> requests) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = requests.stream()
                    .map(request -> threads.submit(() -> {
                        start.await();
                        return request.get();
                    }))
                    .toList();
            start.countDown();
            return answers.stream().map(AtOnce::answer).toList();
        }
    }

    private static Answer answer(Future<Answer> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
