package dev.rollcall.query.proof;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where ledgers are not what was signed of them, as this node has found: somebody has changed history, or an old back-up is
 * in place of a newer database. Each is told once in the log, and kept for as long as it is so.
 */
@Component
public final class Contradictions {
    private static final Logger LOG = LoggerFactory.getLogger(Contradictions.class);

    /** @param by what was looked at */
    private record Place(UUID organization, String by) {}

    private final Map<Place, String> found = new ConcurrentHashMap<>();

    /** What was found of each organization, in words. */
    public Map<UUID, Set<String>> all() {
        var all = new TreeMap<UUID, Set<String>>();
        found.forEach((place, what) ->
                all.computeIfAbsent(place.organization(), _ -> new TreeSet<>()).add(what));
        return all;
    }

    /** @param what was found; empty where it is as it was signed */
    void tell(UUID organization, String by, Optional<String> what) {
        var place = new Place(organization, by);
        what.ifPresentOrElse(told -> keep(place, told), () -> found.remove(place));
    }

    private void keep(Place place, String what) {
        if (!what.equals(found.put(place, what))) {
            LOG.error("Organization {}: {}", place.organization(), what);
        }
    }
}
