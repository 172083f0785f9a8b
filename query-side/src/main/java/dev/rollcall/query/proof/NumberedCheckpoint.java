package dev.rollcall.query.proof;

import java.util.UUID;

/** A checkpoint on its way out of the house. @param number over all organizations, in the order of signing */
public record NumberedCheckpoint(long number, UUID organization, SignedCheckpoint checkpoint) {}
