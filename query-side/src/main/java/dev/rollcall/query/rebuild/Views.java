package dev.rollcall.query.rebuild;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.WriteScript;
import dev.rollcall.query.ledger.LedgerDatabase;
import java.util.List;

/** What projectors write in the transactions of events: all that SCIM and the console answer from. */
final class Views implements ReadModels {
    /** More than {@link Commits#WIDTH} by far; more where a commit reaches over all of it. */
    private static final int PAGE = 4_000;

    private final List<Projector> projectors;
    private final CommitTable commits;

    Views(List<Projector> projectors, LedgerDatabase ledger) {
        this.projectors = projectors.stream()
                .filter(projector -> !projector.tables().isEmpty())
                .toList();
        this.commits = new CommitTable(ledger);
    }

    @Override
    public String name() {
        return "views";
    }

    @Override
    public List<String> tables() {
        return projectors.stream()
                .flatMap(projector -> projector.tables().stream())
                .toList();
    }

    @Override
    public long place() {
        return commits.last();
    }

    @Override
    public Stretch next(long after) {
        int size = PAGE;
        var page = commits.settled(after, size);
        var whole = Commits.of(page, after);
        while (whole.upTo() == after && page.size() == size) {
            size *= 2;
            page = commits.settled(after, size);
            whole = Commits.of(page, after);
        }
        return stretch(whole);
    }

    @Override
    public Stretch rest(long after) {
        return stretch(Commits.allOf(commits.all(after), after));
    }

    private Stretch stretch(Commits page) {
        return new Stretch(
                page.upTo(), Part.joined(page.all().stream().map(this::part).toList()));
    }

    private Part part(List<Recorded<?>> commit) {
        var script = new WriteScript();
        projectors.forEach(projector -> projector.project(commit, script));
        return Part.of(commit, script);
    }

    @Override
    public void halt(OwnerTable owner) {
        owner.haltWriters();
    }
}
