package dev.rollcall.kernel.history;

import org.jspecify.annotations.Nullable;

/** The two documents of a stored event, as Axon hands them to {@link EventSerializer}. */
public record EventColumns(byte[] payload, byte @Nullable [] personal) {}
