package sinners.rollcall.kernel.team;

import dev.rollcall.kernel.testing.Breaks;
import sinners.rollcall.command.user.Wish;

/** A fact that knows who asks for it. */
@Breaks("kernel_facts_and_grammar_depend_on_the_jdk_and_json_trees_only")
record FactThatWishes(Wish wish) {}
