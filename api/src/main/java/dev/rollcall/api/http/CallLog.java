package dev.rollcall.api.http;

/** Told of every call of a connection once it has been answered. */
public interface CallLog {
    /** Neither waits nor fails: the answer is on its way, and nothing may hold back the next one. */
    void keep(ScimCall call);
}
