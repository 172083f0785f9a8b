package sinners.rollcall.command.team;

import dev.rollcall.kernel.testing.Breaks;

/** An adapter that is its own port. */
@Breaks("aggregates_projectors_tables_and_jdbc_adapters_are_package_private")
public class JdbcPublicRoster {}
