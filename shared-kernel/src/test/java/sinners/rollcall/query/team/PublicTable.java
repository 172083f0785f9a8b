package sinners.rollcall.query.team;

import dev.rollcall.kernel.testing.Breaks;

/** A table that anyone can write. */
@Breaks("aggregates_projectors_tables_and_jdbc_adapters_are_package_private")
public class PublicTable {}
