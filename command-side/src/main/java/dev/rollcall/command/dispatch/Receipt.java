package dev.rollcall.command.dispatch;

import dev.rollcall.kernel.fact.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command has come to. @param answer of its handler @param facts that were recorded, none where nothing changed */
public record Receipt(@Nullable Object answer, List<Recorded<?>> facts) {}
