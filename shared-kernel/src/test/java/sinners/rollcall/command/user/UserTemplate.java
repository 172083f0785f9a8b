package sinners.rollcall.command.user;

import dev.rollcall.kernel.testing.Breaks;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sends statements from anywhere. */
@Breaks("sql_stands_in_tables_adapters_and_folds")
record UserTemplate(JdbcTemplate sql) {}
