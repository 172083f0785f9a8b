package sinners.rollcall.kernel.scim;

import dev.rollcall.kernel.testing.Breaks;
import org.axonframework.messaging.MetaData;

/** Holds metadata. */
@Breaks({
    "kernel_facts_and_grammar_depend_on_the_jdk_and_json_trees_only",
    "only_the_history_room_of_the_kernel_sees_axon"
})
record GrammarWithAxon(MetaData data) {}
