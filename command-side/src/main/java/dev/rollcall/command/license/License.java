package dev.rollcall.command.license;

import dev.rollcall.kernel.license.LicenseEvent;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.NoSeatPolicyChanged;
import dev.rollcall.kernel.license.LicenseEvent.OverageAllowed;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.license.NoSeatPolicy;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** A licence as the decisions need it: its size and what happens when it is full. */
final class License {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private @Nullable String id;

    private int size;
    private int overage;
    private @Nullable NoSeatPolicy policy;

    License() {}

    License(SeatsPurchased fact) {
        AggregateLifecycle.apply(fact);
    }

    boolean hasSize(int seats) {
        return size == seats;
    }

    boolean allowsOverage(int seats) {
        return overage == seats;
    }

    void apply(LicenseEvent fact) {
        AggregateLifecycle.apply(fact);
    }

    boolean hasPolicy(NoSeatPolicy other) {
        return policy == other;
    }

    @EventSourcingHandler
    void evolve(LicenseEvent event) {
        switch (event) {
            case SeatsPurchased purchased -> {
                id = purchased.license().toString();
                size = purchased.seats();
                policy = purchased.policy();
            }
            case LicenseResized resized -> size = resized.seats();
            case NoSeatPolicyChanged changed -> policy = changed.policy();
            case OverageAllowed allowed -> overage = allowed.seats();
        }
    }
}
