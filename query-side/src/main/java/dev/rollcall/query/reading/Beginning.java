package dev.rollcall.query.reading;

/** What begins with a text, as a stretch of an index of keys. */
public final class Beginning {
    private Beginning() {}

    /** @param column of collation "C" @param key empty for whatever is there */
    public static Sql of(String column, String key) {
        var from = Sql.of("(%s >= ?)".formatted(column), key);
        var behind = behind(key);
        return behind.isEmpty() ? from : Sql.of("(%1$s >= ? AND %1$s < ?)".formatted(column), key, behind);
    }

    /** The first text behind all those that begin so, by their code points; empty where there is none. */
    private static String behind(String key) {
        int end = key.length();
        while (end > 0) {
            int last = key.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                return key.substring(0, end) + Character.toString(next(last));
            }
        }
        return "";
    }

    /** UTF-8 has no surrogates. */
    private static int next(int codePoint) {
        return codePoint + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : codePoint + 1;
    }
}
