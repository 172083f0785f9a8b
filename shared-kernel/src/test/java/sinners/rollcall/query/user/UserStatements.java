package sinners.rollcall.query.user;

import dev.rollcall.kernel.testing.Breaks;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends statements from anywhere. */
@Breaks("sql_stands_in_tables_adapters_and_folds")
record UserStatements(JdbcClient sql) {}
