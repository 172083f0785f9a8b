package sinners.rollcall.kernel.team;

import dev.rollcall.kernel.testing.Breaks;
import sinners.rollcall.kernel.license.Innocent;

/** Sees a value of another room. */
@Breaks("kernel_facts_and_grammar_depend_on_the_jdk_and_json_trees_only")
record FactOfTwoRooms(Innocent other) {}
