package dev.rollcall.api.calls;

import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.query.calls.CausedEvent;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as a page shows it. @param names of members and teams, as far as they are known */
record EventView(CausedEvent event, Map<UUID, String> names) {
    public String name() {
        return event.name();
    }

    /** In words. */
    public String says() {
        var fact = EventNames.named(event.name()).getAnnotation(Fact.class);
        return fact == null ? event.name() : fact.says();
    }

    /** Whose event it is, null where it is nobody's and no team's. */
    public @Nullable String whose() {
        return names.get(event.subject());
    }

    public String page() {
        return (event.type().equals("Team") ? "/console/teams/" : "/console/members/") + event.subject();
    }
}
