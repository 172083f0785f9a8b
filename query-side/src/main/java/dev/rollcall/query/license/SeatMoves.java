package dev.rollcall.query.license;

import dev.rollcall.kernel.message.OrganizationId;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.springframework.stereotype.Component;

/** The organizations of this node where a seat may be granted now, each once. */
@Component
public final class SeatMoves {
    private final SequencedSet<OrganizationId> organizations = new LinkedHashSet<>();

    public synchronized void add(OrganizationId organization) {
        if (organizations.add(organization)) {
            notifyAll();
        }
    }

    /** Waits for one. It is in here no more, so that what happens from now on brings it back. */
    public synchronized OrganizationId take() throws InterruptedException {
        while (organizations.isEmpty()) {
            wait();
        }
        return organizations.removeFirst();
    }
}
