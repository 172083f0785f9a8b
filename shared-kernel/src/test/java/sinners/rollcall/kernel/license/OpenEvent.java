package sinners.rollcall.kernel.license;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.testing.Breaks;
import java.util.UUID;

/** A fact without a family. */
@Breaks("events_are_records_in_sealed_families")
@Fact(name = "sin.open", says = "A fact stands alone")
record OpenEvent(UUID subject) implements Event {}
