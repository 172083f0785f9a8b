package dev.rollcall.api.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of what happened, newest first. @param next the index that the next page comes before, null on the last one */
public record Timeline(
        List<TimelineEntry> entries, @Nullable Long next) {}
