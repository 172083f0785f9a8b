package dev.rollcall.benchmarks;

import java.util.List;

/**
 * One operation at one number of clients: pairs of rounds, each of the floor and then of Rollcall.
 *
 * @param directory users that were loaded
 * @param users how many there are in the end, since creating them is measured too
 */
record Comparison(Operation operation, int directory, int users, int clients, List<Pair> pairs) {
    record Pair(Sample floor, Sample rollcall) {
        double ratio() {
            return rollcall.perSecond() / floor.perSecond();
        }
    }

    Sample floor() {
        return Sample.of(pairs.stream().map(Pair::floor).toList());
    }

    Sample rollcall() {
        return Sample.of(pairs.stream().map(Pair::rollcall).toList());
    }

    /** The median over the pairs, so that what disturbs one pair does not count. */
    double ratio() {
        var sorted = pairs.stream().mapToDouble(Pair::ratio).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
