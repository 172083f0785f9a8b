package dev.rollcall.query.reading;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list.
 *
 * @param total how much there is in all; empty past the first part of a walk by marks, where counting would cost more than
 *     the part
 * @param next the mark after which the list goes on, null at its end
 */
public record Results<T>(
        OptionalLong total, List<T> page, @Nullable Mark next) {
    /** A row and its place. */
    public record Marked<T>(T row, Mark mark) {}

    /** Makes a part of rows that were read with one more than asked for: the rest is counted only where there is one. */
    public static <T> Results<T> of(Slice slice, List<Marked<T>> rowsAndOneMore, LongSupplier count) {
        int shown = Math.min(slice.count(), rowsAndOneMore.size());
        boolean more = rowsAndOneMore.size() > shown;
        var page = rowsAndOneMore.subList(0, shown).stream().map(Marked::row).toList();
        return new Results<>(
                total(slice, rowsAndOneMore.size(), count),
                page,
                more && shown > 0 ? rowsAndOneMore.get(shown - 1).mark() : null);
    }

    public <R> Results<R> map(Function<T, R> change) {
        return all(rows -> rows.stream().map(change).toList());
    }

    /** @param change of all rows together, in their order */
    public <R> Results<R> all(Function<List<T>, List<R>> change) {
        return new Results<>(total, change.apply(page), next);
    }

    private static OptionalLong total(Slice slice, int read, LongSupplier count) {
        return switch (slice) {
            case Following following when following.after() != null -> OptionalLong.empty();
            case Following _ -> OptionalLong.of(all(0, slice.count(), read, count));
            case Page page -> OptionalLong.of(all(page.offset(), slice.count(), read, count));
        };
    }

    private static long all(int offset, int most, int read, LongSupplier count) {
        boolean complete = offset == 0 && most > 0 && read <= most;
        return complete ? read : count.getAsLong();
    }
}
