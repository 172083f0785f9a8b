package dev.rollcall.api.scim;

/** What discovery promises of bulk requests. */
public final class BulkLimits {
    public static final int MAX_OPERATIONS = 1000;

    private BulkLimits() {}
}
