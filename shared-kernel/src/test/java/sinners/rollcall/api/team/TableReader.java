package sinners.rollcall.api.team;

import dev.rollcall.kernel.testing.Breaks;
import sinners.rollcall.query.team.PublicTable;

/** Reaches behind the counter. */
@Breaks("the_api_sees_no_aggregate_projector_or_table")
record TableReader(PublicTable reached) {}
