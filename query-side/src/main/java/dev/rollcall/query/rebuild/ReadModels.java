package dev.rollcall.query.rebuild;

import java.util.List;

/** Tables that are made anew together, from the facts in one order. */
interface ReadModels {
    String name();

    List<String> tables();

    /** The place up to which those of today have come; the new ones never go further. */
    long place();

    /** Some more facts. @param after the place up to which all has been written */
    Stretch next(long after);

    /** As {@link #next}, while those of today are halted: all that is left. */
    Stretch rest(long after);

    /** Keeps those of today as they are, for as long as the transaction lasts. */
    void halt(OwnerTable owner);

    /** @param to the place up to which all has been written when these parts are, in their order */
    record Stretch(long to, List<Part> parts) {}
}
