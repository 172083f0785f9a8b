package dev.rollcall.command.history;

import dev.rollcall.kernel.message.OrganizationId;
import java.util.function.Supplier;

/** The organization for which this thread works: bound around a command, read by every transaction that begins. */
public final class CurrentOrganization {
    private static final ScopedValue<OrganizationId> CURRENT = ScopedValue.newInstance();

    private CurrentOrganization() {}

    public static <T> T within(OrganizationId organization, Supplier<T> work) {
        return ScopedValue.where(CURRENT, organization).call(work::get);
    }

    /** Fails where no organization is bound: there is no work without one. */
    static OrganizationId id() {
        return CURRENT.get();
    }

    /** The same work in another thread, for the organization of this one. */
    static Runnable carried(Runnable work) {
        var organization = CURRENT.get();
        return () -> ScopedValue.where(CURRENT, organization).run(work);
    }
}
