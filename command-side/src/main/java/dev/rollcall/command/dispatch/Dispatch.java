package dev.rollcall.command.dispatch;

import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.CurrentOrganization;
import dev.rollcall.command.history.Opening;
import dev.rollcall.command.history.OrganizationTransactions;
import dev.rollcall.command.history.Recording;
import dev.rollcall.kernel.fact.CommitBell;
import dev.rollcall.kernel.message.OrganizationId;
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

    /** One works, the next one stands ready with its transaction. */
    private static final int ON_ONE_QUEUE = 2;

    private final CommandBus commands;
    private final OrganizationTransactions transactions;
    private final List<CommandHandlers> handlers;
    private final List<CommitBell> bells;
    private final Turns queues = new Turns(ON_ONE_QUEUE);
    private final Turns organizations;

    /** @param ofOneOrganization how many transactions of one organization there may be at once on this node */
    Dispatch(
            CommandBus commands,
            OrganizationTransactions transactions,
            List<CommandHandlers> handlers,
            List<CommitBell> bells,
            int ofOneOrganization) {
        this.commands = commands;
        this.transactions = transactions;
        this.handlers = handlers;
        this.bells = bells;
        this.organizations = new Turns(ofOneOrganization);
    }

    /**
     * Carries out one command, in a transaction of its own unless it is sent by work that is done {@link #together}.
     *
     * @throws Refused where the command cannot be carried out; nothing has changed then
     */
    public Receipt send(Object command, Origin origin) {
        return transactions.inProgress()
                ? once(command, origin, false)
                : queued(command, () -> within(origin.organization(), () -> alone(command, origin)));
    }

    private Receipt alone(Object command, Origin origin) {
        var opening = handlers.stream()
                .flatMap(handler -> handler.opening(command, origin).stream())
                .toList();
        return Opening.during(opening, () -> once(command, origin, true));
    }

    /** Carries out all commands in one transaction, or none of them; the first waits for all in its queue. */
    public List<Receipt> sendAll(List<?> all, Origin origin) {
        return queued(
                all.getFirst(),
                () -> together(
                        origin,
                        () -> all.stream()
                                .map(command -> once(command, origin, false))
                                .toList()));
    }

    /** Does work that sends several commands, in one transaction. The work may be done more than once. */
    public <T> T together(Origin origin, Supplier<T> work) {
        return within(origin.organization(), () -> transactions.together(work));
    }

    private <T> T queued(Object command, Supplier<T> work) {
        if (transactions.inProgress()) {
            return work.get();
        }
        return handlers.stream()
                .flatMap(handler -> handler.queue(command).stream())
                .findFirst()
                .map(queue -> queues.take(queue, work))
                .orElseGet(work);
    }

    private <T> T within(OrganizationId organization, Supplier<T> work) {
        Supplier<T> bound = () -> CurrentOrganization.within(organization, () -> repeating(work));
        return transactions.inProgress() ? bound.get() : committed(organizations.take(organization.value(), bound));
    }

    private <T> T committed(T result) {
        bells.forEach(CommitBell::ring);
        return result;
    }

    private Receipt once(Object command, Origin origin, boolean alone) {
        var recording = new Recording(alone);
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
