package dev.rollcall.query.reading;

/** What begins with a text, as a stretch of an index of keys. */
public final class Beginning {
    /** Sorts behind every continuation: the last code point, which no name goes on with. */
    private static final String BEHIND = "\uDBFF\uDFFF";

    private Beginning() {}

    /** @param column of collation "C" @param key empty for whatever is there */
    public static Sql of(String column, String key) {
        return Sql.of("(%1$s >= ? AND %1$s < ?)".formatted(column), key, key + BEHIND);
    }
}
