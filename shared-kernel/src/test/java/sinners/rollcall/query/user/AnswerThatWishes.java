package sinners.rollcall.query.user;

import dev.rollcall.kernel.testing.Breaks;
import sinners.rollcall.command.user.Wish;

/** Answers with what was asked for. */
@Breaks("command_side_and_query_side_never_meet")
record AnswerThatWishes(Wish wish) {}
