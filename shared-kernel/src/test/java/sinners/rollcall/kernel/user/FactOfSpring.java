package sinners.rollcall.kernel.user;

import dev.rollcall.kernel.testing.Breaks;
import org.springframework.util.StringUtils;

/** Asks Spring. */
@Breaks({
    "kernel_facts_and_grammar_depend_on_the_jdk_and_json_trees_only",
    "the_kernel_knows_no_spring_no_sql_and_no_http"
})
final class FactOfSpring {
    boolean blank(String text) {
        return !StringUtils.hasText(text);
    }
}
