package sinners.rollcall.query.team;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.testing.Breaks;
import java.util.List;

/** A projector that anyone can feed. */
@Breaks("aggregates_projectors_tables_and_jdbc_adapters_are_package_private")
public class PublicProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {}
}
