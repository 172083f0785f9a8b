package dev.rollcall.query.reading;

import java.util.List;
import java.util.function.LongSupplier;

/** One page of an answer and how much there is in all. */
public record Results<T>(long total, List<T> page) {
    /**
     * Makes a page of rows that were read with one more than asked for: the rest is counted only where there is one.
     */
    public static <T> Results<T> of(Page page, List<T> rowsAndOneMore, LongSupplier count) {
        boolean all = page.offset() == 0 && page.count() > 0 && rowsAndOneMore.size() <= page.count();
        long total = all ? rowsAndOneMore.size() : count.getAsLong();
        int shown = Math.min(page.count(), rowsAndOneMore.size());
        return new Results<>(total, List.copyOf(rowsAndOneMore.subList(0, shown)));
    }
}
