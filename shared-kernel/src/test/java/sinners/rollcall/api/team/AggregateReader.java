package sinners.rollcall.api.team;

import dev.rollcall.kernel.testing.Breaks;
import sinners.rollcall.command.team.PublicAggregate;

/** Reaches behind the counter. */
@Breaks("the_api_sees_no_aggregate_projector_or_table")
record AggregateReader(PublicAggregate reached) {}
