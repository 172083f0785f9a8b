package dev.rollcall.query.ledger;

import dev.rollcall.query.ledger.World.Note;
import dev.rollcall.query.ledger.World.Sealer;
import dev.rollcall.query.ledger.World.Sealer.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The steps of sealers: what each of their statements shows them and does. How far they go is for {@link Reach}. */
final class Sealers {
    private final Scope scope;

    Sealers(Scope scope) {
        this.scope = scope;
    }

    void steps(World world, BiConsumer<String, World> next) {
        for (int at = 0; at < world.sealers.length; at++) {
            step(world, at, next);
            if (world.sealers[at].locked && world.frozen < scope.frozen()) {
                var frozen = world.copy();
                frozen.frozen++;
                frozen.sealers[at].locked = false;
                next.accept("sealer %d freezes and loses its lock".formatted(at), frozen);
            }
        }
    }

    private void step(World world, int at, BiConsumer<String, World> next) {
        var sealer = world.sealers[at];
        if (sealer.step == Step.BEGIN && (world.isLocked() || sealer.cycles == scope.cycles())) {
            return;
        }
        var then = world.copy();
        var told = take(then, then.sealers[at]);
        next.accept("sealer %d %s".formatted(at, told), then);
    }

    /** One step, in place. @return what it is, for people */
    String take(World world, Sealer sealer) {
        return switch (sealer.step) {
            case BEGIN -> begin(world, sealer);
            case CLEAR -> clear(world, sealer);
            case SURVEY -> survey(world, sealer);
            case LOOK -> look(world, sealer);
            case SEAL -> seal(world, sealer);
            case NOTE -> note(world, sealer);
        };
    }

    private String begin(World world, Sealer sealer) {
        sealer.locked = true;
        sealer.head = world.head;
        sealer.at = scope.timed() ? world.clock++ : 0;
        sealer.s = scope.rule() == Rule.INSIDE_THE_SEALING_TRANSACTION ? world.takeXid() : 0;
        sealer.step = Step.CLEAR;
        return "begins behind " + sealer.head;
    }

    private String clear(World world, Sealer sealer) {
        int xmin =
                scope.rule() == Rule.INSIDE_THE_SEALING_TRANSACTION ? Math.min(world.xmin(), sealer.s) : world.xmin();
        sealer.cleared = world.notes.stream()
                .filter(note -> note.s() <= xmin)
                .mapToInt(Note::highest)
                .max()
                .orElse(0);
        sealer.s = scope.rule() == Rule.XMIN_HORIZON ? xmin : sealer.s;
        sealer.step = Step.SURVEY;
        return "sees xmin " + xmin + ", so all is clear up to " + sealer.cleared;
    }

    private String survey(World world, Sealer sealer) {
        sealer.seen = scope.rule() == Rule.XMIN_HORIZON ? belowHorizon(world, sealer.s) : world.committed();
        sealer.seen &= behind(sealer.head);
        sealer.s = scope.rule() == Rule.SNAPSHOT_XMAX ? world.xmax() : sealer.s;
        sealer.highest = Math.max(sealer.head, 31 - Integer.numberOfLeadingZeros(sealer.seen | 1));
        sealer.step = scope.rule() == Rule.HIGHEST_DRAWN ? Step.LOOK : Step.SEAL;
        return "sees " + World.numbers(sealer.seen);
    }

    private static int behind(int head) {
        return -(2 << head);
    }

    private static int belowHorizon(World world, int xmin) {
        int all = 0;
        for (var writer : world.writers) {
            all |= writer.state == World.Writer.State.COMMITTED && writer.xid < xmin ? writer.kept : 0;
        }
        return all;
    }

    private static String look(World world, Sealer sealer) {
        sealer.highest = world.drawn;
        sealer.step = Step.SEAL;
        return "sees that " + world.drawn + " have been drawn";
    }

    /** Writes and commits, if the head is where it was. */
    private String seal(World world, Sealer sealer) {
        sealer.locked = false;
        var told = "finds the head moved";
        if (world.head == sealer.head) {
            told = "seals up to " + append(world, sealer);
        }
        goOn(world, sealer);
        return told;
    }

    private int append(World world, Sealer sealer) {
        if (scope.rule() == Rule.XMIN_HORIZON) {
            world.sealed |= sealer.seen;
            return sealer.highest;
        }
        var reach = Reach.of(sealer.head, sealer.cleared, World.numbers(sealer.seen));
        world.head = (int) reach.to();
        world.sealed |= sealer.seen & World.bits(sealer.head + 1, world.head);
        if (scope.timed()) {
            world.sealedThrough = Math.max(world.sealedThrough, through(world, sealer));
        }
        world.notes =
                world.notes.stream().filter(note -> note.highest() > world.head).toList();
        return world.head;
    }

    /** By when everything is sealed: the latest look at the clock after which no more was drawn than is sealed now. */
    private static int through(World world, Sealer sealer) {
        int noted = world.notes.stream()
                .filter(note -> note.highest() <= world.head)
                .mapToInt(Note::at)
                .max()
                .orElse(0);
        return sealer.highest <= world.head ? Math.max(noted, sealer.at) : noted;
    }

    private void goOn(World world, Sealer sealer) {
        if (scope.rule().notesAfterwards() && sealer.highest > world.head) {
            sealer.step = Step.NOTE;
            return;
        }
        if (scope.rule() == Rule.SNAPSHOT_XMAX || scope.rule() == Rule.INSIDE_THE_SEALING_TRANSACTION) {
            keep(world, new Note(sealer.s, sealer.highest, 0));
        }
        rest(sealer);
    }

    private static String note(World world, Sealer sealer) {
        int s = world.takeXid();
        world.complete(s);
        keep(world, new Note(s, sealer.highest, sealer.at));
        var told = "notes %d up to %d".formatted(s, sealer.highest);
        rest(sealer);
        return told;
    }

    /** Of two notes the one that clears no more and no sooner is of no use. */
    private static void keep(World world, Note note) {
        if (note.highest() <= world.head || world.notes.stream().anyMatch(other -> covers(other, note))) {
            return;
        }
        List<Note> notes = new ArrayList<>(
                world.notes.stream().filter(other -> !covers(note, other)).toList());
        notes.add(note);
        world.notes = notes;
    }

    private static boolean covers(Note one, Note other) {
        return one.s() <= other.s() && one.highest() >= other.highest() && one.at() >= other.at();
    }

    private static void rest(Sealer sealer) {
        int cycles = sealer.cycles + 1;
        sealer.step = Step.BEGIN;
        sealer.head = 0;
        sealer.cleared = 0;
        sealer.seen = 0;
        sealer.highest = 0;
        sealer.at = 0;
        sealer.s = 0;
        sealer.cycles = cycles;
    }
}
