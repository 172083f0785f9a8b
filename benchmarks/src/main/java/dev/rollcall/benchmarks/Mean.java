package dev.rollcall.benchmarks;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The geometric mean of ratios, which says the same whichever of both is the one compared with.
 *
 * @param error by what factor it may be wrong, either way: two standard errors, about 95 of 100 times
 */
record Mean(double value, double error) {
    static Mean of(DoubleStream ratios) {
        var logarithms = ratios.map(Math::log).toArray();
        double mean = DoubleStream.of(logarithms).average().orElse(Double.NaN);
        double squares = DoubleStream.of(logarithms)
                .map(logarithm -> (logarithm - mean) * (logarithm - mean))
                .sum();
        double standardError = Math.sqrt(squares / (logarithms.length - 1) / logarithms.length);
        return new Mean(Math.exp(mean), Math.exp(2 * standardError));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", value, value / error, value * error);
    }
}
