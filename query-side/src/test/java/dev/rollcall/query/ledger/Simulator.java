package dev.rollcall.query.ledger;

import dev.rollcall.query.ledger.World.Writer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Goes through every order in which the steps of a scope can happen, and looks at each state on the way. */
final class Simulator {
    private final Scope scope;
    private final Writers writers;
    private final Sealers sealers;
    private final Set<String> visited = new HashSet<>();

    Simulator(Scope scope) {
        this.scope = scope;
        this.writers = new Writers(scope);
        this.sealers = new Sealers(scope);
    }

    private record Reached(World world, String step, Reached before) {}

    /** @return the steps to a state in which something is lost, doubled, out of order or told too early */
    Optional<String> failure() {
        Deque<Reached> open = new ArrayDeque<>();
        open.push(new Reached(new World(scope), "start", null));
        while (!open.isEmpty()) {
            var now = open.pop();
            var wrong = wrong(now);
            if (wrong.isPresent()) {
                return wrong.map(what -> story(now) + what);
            }
            writers.steps(now.world(), (step, world) -> visit(open, now, step, world));
            sealers.steps(now.world(), (step, world) -> visit(open, now, step, world));
        }
        return Optional.empty();
    }

    int states() {
        return visited.size();
    }

    /** What is sealed twice or out of order shows in the step alone, so such a step is gone into in any case. */
    private void visit(Deque<Reached> open, Reached now, String step, World world) {
        boolean wrong = world.repeated || outOfOrder(now.world().sealed, world.sealed);
        if (visited.add(WorldKey.of(world)) || wrong) {
            open.push(new Reached(world, step, now));
        }
    }

    private Optional<String> wrong(Reached now) {
        var world = now.world();
        if (now.before() != null && outOfOrder(now.before().world().sealed, world.sealed)) {
            return Optional.of("=> sealed out of order");
        }
        if (world.repeated) {
            return Optional.of("=> sealed twice");
        }
        int lost = world.committed() & ~world.sealed & World.bits(0, world.head);
        if (lost != 0) {
            return Optional.of("=> never sealed: " + World.numbers(lost));
        }
        if (scope.timed() && toldTooEarly(world)) {
            return Optional.of("=> not all is sealed through " + world.sealedThrough);
        }
        return world.isQuiet() ? unfinished(world) : Optional.empty();
    }

    private static boolean outOfOrder(int earlier, int sealed) {
        int added = sealed & ~earlier;
        return added != 0 && Integer.lowestOneBit(added) < Integer.highestOneBit(earlier);
    }

    /** What was recorded by then and has been committed is not sealed, or may still be committed. */
    private static boolean toldTooEarly(World world) {
        for (var writer : world.writers) {
            for (long number : World.numbers(writer.kept & ~world.sealed)) {
                int time = world.times[(int) number];
                boolean comes = writer.state == Writer.State.RUNNING || writer.state == Writer.State.COMMITTED;
                if (comes && time > 0 && time <= world.sealedThrough) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * When nobody writes any more, one sealer seals all there is, and tells so: in two cycles, and one for each
     * batch.
     */
    private Optional<String> unfinished(World world) {
        if (!scope.rule().isWhole()) {
            return Optional.empty();
        }
        var end = world.copy();
        Arrays.setAll(end.sealers, at -> end.sealers[at].unlocked());
        end.sealers[0] = World.Sealer.resting(0);
        int batches = World.numbers(end.committed() & ~end.sealed).size() / scope.most();
        while (end.sealers[0].cycles() < 2 + batches) {
            sealers.take(end, 0);
        }
        if (end.sealed != end.committed()) {
            return Optional.of("=> and in the end only these are sealed: " + World.numbers(end.sealed));
        }
        return scope.timed() && end.sealedThrough < world.clock
                ? Optional.of("=> and in the end time stands at " + end.sealedThrough)
                : Optional.empty();
    }

    private static String story(Reached end) {
        var story = new StringBuilder();
        for (var at = end; at != null; at = at.before()) {
            story.insert(0, at.step() + "\n");
        }
        return story.toString();
    }
}
