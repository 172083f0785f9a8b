package dev.rollcall.api.calls;

import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.query.calls.CausedEvent;

/** An event as a page shows it. */
record EventView(CausedEvent event) {
    public String name() {
        return event.name();
    }

    /** In words. */
    public String says() {
        var fact = EventNames.named(event.name()).getAnnotation(Fact.class);
        return fact == null ? event.name() : fact.says();
    }
}
