package dev.rollcall.command.history;

/** Marks a class whose annotated methods carry out commands; each is subscribed to the command bus at start. */
public interface CommandHandlers {}
