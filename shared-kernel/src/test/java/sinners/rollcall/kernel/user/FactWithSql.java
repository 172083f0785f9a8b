package sinners.rollcall.kernel.user;

import dev.rollcall.kernel.testing.Breaks;
import java.sql.ResultSet;

/** Holds a row. */
@Breaks("the_kernel_knows_no_spring_no_sql_and_no_http")
record FactWithSql(ResultSet row) {}
