package dev.rollcall.query.ledger;

import dev.rollcall.query.ledger.Survey.Note;
import dev.rollcall.query.ledger.World.Sealer;
import dev.rollcall.query.ledger.World.Sealer.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The steps of sealers: what each of their statements shows them and does. What follows from it is for {@link Survey}. */
final class Sealers {
    private final Scope scope;

    Sealers(Scope scope) {
        this.scope = scope;
    }

    void steps(World world, BiConsumer<String, World> next) {
        for (int at = 0; at < world.sealers.length; at++) {
            var sealer = world.sealers[at];
            boolean begins = !world.isLocked() && sealer.cycles() < scope.cycles();
            if (sealer.step() != Step.BEGIN || begins) {
                var then = world.copy();
                var told = take(then, at);
                next.accept("sealer %d %s".formatted(at, told), then);
            }
            if (sealer.locked() && world.frozen < scope.frozen()) {
                var frozen = world.copy();
                frozen.frozen++;
                frozen.sealers[at] = sealer.unlocked();
                next.accept("sealer %d freezes and loses its lock".formatted(at), frozen);
            }
        }
    }

    /** One step, in place. @return what it is, for people */
    String take(World world, int at) {
        return switch (world.sealers[at].step()) {
            case BEGIN -> begin(world, at);
            case CLEAR -> clear(world, at);
            case SURVEY -> survey(world, at);
            case SEAL -> seal(world, at);
            case NOTE -> note(world, at);
        };
    }

    private String begin(World world, int at) {
        int time = scope.timed() ? world.clock++ : 0;
        int s = scope.rule() == Rule.INSIDE_THE_SEALING_TRANSACTION ? world.takeXid() : 0;
        world.sealers[at] =
                new Sealer(Step.CLEAR, world.sealers[at].cycles(), true, world.head, time, s, Optional.empty(), 0);
        return "begins behind " + world.head;
    }

    private String clear(World world, int at) {
        var before = world.sealers[at];
        int xmin = before.s() > 0 ? Math.min(world.xmin(), before.s()) : world.xmin();
        var cleared = world.notes.stream().filter(note -> note.s() <= xmin).reduce((_, later) -> later);
        int s = scope.rule() == Rule.XMIN_HORIZON ? xmin : before.s();
        world.sealers[at] =
                new Sealer(Step.SURVEY, before.cycles(), before.locked(), before.head(), before.at(), s, cleared, 0);
        return "sees xmin " + xmin + ", so what counts is " + cleared;
    }

    private String survey(World world, int at) {
        var before = world.sealers[at];
        int visible = scope.rule() == Rule.XMIN_HORIZON ? world.committedBefore(before.s()) : world.committed();
        int seen = visible & -(2 << before.head());
        int s = scope.rule() == Rule.SNAPSHOT_XMAX ? world.xmax() : before.s();
        world.sealers[at] = new Sealer(
                Step.SEAL, before.cycles(), before.locked(), before.head(), before.at(), s, before.cleared(), seen);
        return "sees " + World.numbers(seen);
    }

    /** Writes and commits, if the head is where it was. */
    private String seal(World world, int at) {
        var sealer = world.sealers[at];
        var survey = world.survey(sealer);
        boolean worthNoting = survey.isWorthNoting(scope.timed() ? Duration.ZERO : Duration.ofDays(1));
        var told = "finds the head moved";
        if (world.head == sealer.head()) {
            told = "seals up to " + append(world, sealer, survey);
        }
        world.sealers[at] = Sealer.resting(sealer.cycles() + 1);
        if (scope.rule() == Rule.AFTERWARDS && worthNoting) {
            world.sealers[at] = new Sealer(
                    Step.NOTE, sealer.cycles(), false, 0, sealer.at(), 0, Optional.empty(), (int) survey.seen());
        } else if (sealer.s() > 0 && scope.rule() != Rule.XMIN_HORIZON) {
            world.complete(sealer.s());
            keep(world, new Note(sealer.s(), survey.seen(), Instant.EPOCH));
        }
        return told;
    }

    private int append(World world, Sealer sealer, Survey survey) {
        if (scope.rule() == Rule.XMIN_HORIZON) {
            world.sealed |= sealer.seen();
            return (int) survey.seen();
        }
        var reach = survey.reach();
        int sealed = sealer.seen() & World.bits(sealer.head(), (int) reach.to());
        world.repeated = (world.sealed & sealed) != 0 || reach.to() < world.head;
        world.head = (int) reach.to();
        world.sealed |= sealed;
        var through = survey.through(world.head);
        if (through != null) {
            world.sealedThrough = Math.max(world.sealedThrough, (int) through.getEpochSecond());
        }
        long s = sealer.cleared().map(Note::s).orElse(0L);
        world.notes = world.notes.stream()
                .filter(note -> note.s() > s || note.highest() > world.head)
                .toList();
        return world.head;
    }

    private static String note(World world, int at) {
        var sealer = world.sealers[at];
        int s = world.takeXid();
        world.complete(s);
        keep(world, new Note(s, sealer.seen(), Instant.ofEpochSecond(sealer.at())));
        world.sealers[at] = Sealer.resting(sealer.cycles() + 1);
        return "notes %d up to %d".formatted(s, sealer.seen());
    }

    private static void keep(World world, Note note) {
        List<Note> notes = Stream.concat(world.notes.stream(), Stream.of(note))
                .sorted(Comparator.comparingLong(Note::s))
                .toList();
        world.notes = notes;
    }
}
