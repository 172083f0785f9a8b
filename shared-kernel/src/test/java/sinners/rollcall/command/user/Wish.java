package sinners.rollcall.command.user;

/** Something the command side has. */
public record Wish(String userName) {}
