package sinners.rollcall.command.team;

import dev.rollcall.kernel.testing.Breaks;
import org.axonframework.modelling.command.AggregateIdentifier;

/** An aggregate that anyone can load. */
@Breaks("aggregates_projectors_tables_and_jdbc_adapters_are_package_private")
public class PublicAggregate {
    @AggregateIdentifier
    public String id = "";
}
