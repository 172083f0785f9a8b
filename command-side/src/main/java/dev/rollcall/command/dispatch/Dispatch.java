package dev.rollcall.command.dispatch;

import dev.rollcall.command.history.CurrentOrganization;
import dev.rollcall.command.history.OrganizationTransactions;
import dev.rollcall.command.history.Recording;
import dev.rollcall.kernel.fact.CommitBell;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.VersionRefusal.Busy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;

/**
 * Sends commands, each with its origin. A lost race is repeated a few times with the state read anew; what cannot be
 * had by then is refused as busy, never failed.
 */
public final class Dispatch {
    private static final int TRIES = 8;
    private static final long FIRST_PAUSE_MICROS = 500;

    /** One lock that was waited for in vain is enough: IdPs give up after a minute, and may have to wait again. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final CommandBus commands;
    private final OrganizationTransactions transactions;
    private final List<CommitBell> bells;

    Dispatch(CommandBus commands, OrganizationTransactions transactions, List<CommitBell> bells) {
        this.commands = commands;
        this.transactions = transactions;
        this.bells = bells;
    }

    /**
     * Carries out one command, in a transaction of its own unless it is sent by work that is done {@link #together}.
     *
     * @throws Refused where the command cannot be carried out; nothing has changed then
     */
    public Receipt send(Object command, Origin origin) {
        return transactions.inProgress()
                ? once(command, origin)
                : committed(CurrentOrganization.within(
                        origin.organization(), () -> repeating(() -> once(command, origin))));
    }

    /** Carries out all commands in one transaction, or none of them. */
    public List<Receipt> sendAll(List<?> all, Origin origin) {
        return together(
                origin, () -> all.stream().map(command -> once(command, origin)).toList());
    }

    /** Does work that sends several commands, in one transaction. The work may be done more than once. */
    public <T> T together(Origin origin, Supplier<T> work) {
        return committed(
                CurrentOrganization.within(origin.organization(), () -> repeating(() -> transactions.together(work))));
    }

    private <T> T committed(T result) {
        bells.forEach(CommitBell::ring);
        return result;
    }

    private Receipt once(Object command, Origin origin) {
        var recording = new Recording();
        var callback = new FutureCallback<Object, Object>();
        commands.dispatch(
                new GenericCommandMessage<>(command, Map.of(Origin.KEY, origin, Recording.KEY, recording)), callback);
        CommandResultMessage<?> result = callback.getResult();
        if (result.isExceptional()) {
            throw failure(result.exceptionResult());
        }
        return new Receipt(result.getPayload(), recording.facts());
    }

    private static RuntimeException failure(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(thrown);
        };
    }

    private static <T> T repeating(Supplier<T> work) {
        long begun = System.nanoTime();
        for (int tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (Contention.tookTooLong(failure)) {
                    throw new Refused(new Busy());
                }
                if (!Contention.caused(failure)) {
                    throw failure;
                }
                if (tried == TRIES || System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new Refused(new Busy());
                }
                pause(tried);
            }
        }
    }

    private static void pause(int tried) {
        long micros = FIRST_PAUSE_MICROS << tried;
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(micros / 2, micros)));
    }
}
