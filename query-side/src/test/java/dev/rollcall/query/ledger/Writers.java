package dev.rollcall.query.ledger;

import dev.rollcall.query.ledger.World.Writer;
import java.util.function.BiConsumer;

/** The steps of writers. As the columns of the event table have it: first the xid, then a number, then its time. */
final class Writers {
    private final Scope scope;

    Writers(Scope scope) {
        this.scope = scope;
    }

    void steps(World world, BiConsumer<String, World> next) {
        for (int at = 0; at < world.writers.length; at++) {
            var writer = world.writers[at];
            if (writer.state == Writer.State.NEW) {
                begin(world, at, next);
            } else if (writer.state == Writer.State.RUNNING) {
                goOn(world, at, next);
            }
        }
    }

    private static void begin(World world, int at, BiConsumer<String, World> next) {
        var then = world.copy();
        var writer = then.writers[at];
        writer.xid = then.takeXid();
        writer.state = Writer.State.RUNNING;
        next.accept("writer %d is transaction %d".formatted(at, writer.xid), then);
    }

    private void goOn(World world, int at, BiConsumer<String, World> next) {
        var writer = world.writers[at];
        if (writer.untimed > 0) {
            stamp(world, at, next);
        } else if (writer.drawn < writer.draws) {
            draw(world, at, next);
        } else {
            end(world, at, Writer.State.COMMITTED, next);
            end(world, at, Writer.State.ABORTED, next);
        }
    }

    private void draw(World world, int at, BiConsumer<String, World> next) {
        var then = world.copy();
        int number = ++then.drawn;
        then.writers[at].drawn++;
        if (world.undone < scope.undone()) {
            var undone = then.copy();
            undone.undone++;
            next.accept("writer %d draws %d and rolls back to a savepoint".formatted(at, number), undone);
        }
        then.writers[at].kept |= 1 << number;
        then.writers[at].untimed = scope.timed() ? number : 0;
        next.accept("writer %d draws %d".formatted(at, number), then);
    }

    private static void stamp(World world, int at, BiConsumer<String, World> next) {
        var then = world.copy();
        var writer = then.writers[at];
        then.times[writer.untimed] = then.clock++;
        next.accept("writer %d records %d at %d".formatted(at, writer.untimed, then.times[writer.untimed]), then);
        writer.untimed = 0;
    }

    private static void end(World world, int at, Writer.State state, BiConsumer<String, World> next) {
        var then = world.copy();
        then.writers[at].state = state;
        then.complete(then.writers[at].xid);
        next.accept("writer %d is %s".formatted(at, state), then);
    }
}
