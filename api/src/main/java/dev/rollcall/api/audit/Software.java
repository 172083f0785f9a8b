package dev.rollcall.api.audit;

import java.util.Objects;

/** What runs here. */
public final class Software {
    /** As the jar says; classes that stand alone are of no version. */
    public static final String NAME = "Rollcall "
            + Objects.requireNonNullElse(Software.class.getPackage().getImplementationVersion(), "unreleased");

    private Software() {}
}
