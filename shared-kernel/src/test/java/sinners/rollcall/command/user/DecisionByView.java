package sinners.rollcall.command.user;

import dev.rollcall.kernel.testing.Breaks;
import sinners.rollcall.query.user.UserView;

/** Decides by an answer, which may be old. */
@Breaks("command_side_and_query_side_never_meet")
record DecisionByView(UserView view) {}
