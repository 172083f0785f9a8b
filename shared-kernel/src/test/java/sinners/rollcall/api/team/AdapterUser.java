package sinners.rollcall.api.team;

import dev.rollcall.kernel.testing.Breaks;
import sinners.rollcall.command.team.JdbcPublicRoster;

/** Reaches behind the counter. */
@Breaks("the_api_sees_no_aggregate_projector_or_table")
record AdapterUser(JdbcPublicRoster reached) {}
