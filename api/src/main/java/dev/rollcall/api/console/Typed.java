package dev.rollcall.api.console;

import org.jspecify.annotations.Nullable;

/** What somebody typed into a field of a search, without what no name holds. */
public final class Typed {
    private static final int LONGEST = 500;

    private Typed() {}

    /** @param text null where the field was not sent */
    public static String text(@Nullable String text) {
        var clean = text == null ? "" : text.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        return clean.substring(
                0, clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length()))));
    }
}
