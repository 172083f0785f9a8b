package sinners.rollcall.api.user;

import dev.rollcall.kernel.testing.Breaks;
import java.sql.Connection;

/** Holds a connection. */
@Breaks("sql_stands_in_tables_adapters_and_folds")
record UserConnection(Connection sql) {}
