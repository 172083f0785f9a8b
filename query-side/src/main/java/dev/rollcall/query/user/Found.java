package dev.rollcall.query.user;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** By what a search found a member: the sections of its result, in order, each read by an index of its own. */
public enum Found {
    USER_NAME("n"),
    DISPLAY_NAME("d"),
    FAMILY_NAME("f"),
    EMAIL("e");

    private final String letter;

    Found(String letter) {
        this.letter = letter;
    }

    String letter() {
        return letter;
    }

    static Optional<Found> of(String letter) {
        return Stream.of(values()).filter(found -> found.letter.equals(letter)).findFirst();
    }

    Set<Found> andLater() {
        return EnumSet.range(this, EMAIL);
    }
}
