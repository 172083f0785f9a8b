package dev.rollcall.kernel.fact;

import java.util.UUID;

/** A fact of an organization's history. Each aggregate has one sealed family of records with raw values. */
public interface Event {
    /** The aggregate in whose stream the fact stands. */
    UUID subject();
}
