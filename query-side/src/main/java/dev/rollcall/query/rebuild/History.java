package dev.rollcall.query.rebuild;

import dev.rollcall.kernel.fact.WriteScript;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.Follower;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.ledger.LedgerSource;
import dev.rollcall.query.ledger.SealedFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one follower of the ledger writes. */
final class History implements ReadModels {
    private final Follower follower;
    private final LedgerSource ledger;
    private final FollowedTable position;

    History(Follower follower, LedgerSource ledger, LedgerDatabase database) {
        this.follower = follower;
        this.ledger = ledger;
        this.position = new FollowedTable(database);
    }

    @Override
    public String name() {
        return follower.name();
    }

    @Override
    public List<String> tables() {
        return follower.tables();
    }

    @Override
    public long place() {
        return position.of(follower.name());
    }

    @Override
    public Stretch next(long after) {
        long to = place();
        var facts =
                ledger.page(after).stream().filter(fact -> fact.sealNo() <= to).toList();
        return new Stretch(facts.isEmpty() ? after : facts.getLast().sealNo(), parts(facts));
    }

    /** A page or two: so far one of another length may be behind. */
    @Override
    public Stretch rest(long after) {
        var parts = new ArrayList<Part>();
        var stretch = next(after);
        while (!stretch.parts().isEmpty()) {
            parts.addAll(stretch.parts());
            stretch = next(stretch.to());
        }
        return new Stretch(stretch.to(), parts);
    }

    private List<Part> parts(List<SealedFact> facts) {
        Map<OrganizationId, List<SealedFact>> byOrganization = facts.stream()
                .collect(Collectors.groupingBy(
                        fact -> fact.fact().origin().organization(), LinkedHashMap::new, Collectors.toList()));
        return byOrganization.values().stream().map(this::part).toList();
    }

    private Part part(List<SealedFact> facts) {
        var script = new WriteScript();
        follower.follow(facts, script);
        return Part.of(facts.stream().map(SealedFact::fact).toList(), script);
    }

    @Override
    public void halt(OwnerTable owner) {
        owner.haltFollower(follower.name());
    }
}
