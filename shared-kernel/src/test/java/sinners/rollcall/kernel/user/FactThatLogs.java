package sinners.rollcall.kernel.user;

import dev.rollcall.kernel.testing.Breaks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leans on a library. */
@Breaks("kernel_facts_and_grammar_depend_on_the_jdk_and_json_trees_only")
final class FactThatLogs {
    private static final Logger LOG = LoggerFactory.getLogger(FactThatLogs.class);

    void happen() {
        LOG.info("it happened");
    }
}
