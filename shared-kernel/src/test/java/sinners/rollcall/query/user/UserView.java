package sinners.rollcall.query.user;

/** An answer. */
public record UserView(String userName) {}
