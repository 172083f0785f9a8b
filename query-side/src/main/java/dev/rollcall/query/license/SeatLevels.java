package dev.rollcall.query.license;

import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.query.ledger.SealedFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** By how much some facts change how many seats are held, and of how many, as JSON for PostgreSQL. */
final class SeatLevels {
    private final ArrayNode levels = JsonNodeFactory.instance.arrayNode();
    private final Map<UUID, Integer> sizes = new HashMap<>();

    private SeatLevels() {}

    /** The size is missing where these facts do not tell it. */
    static ArrayNode of(List<SealedFact> facts) {
        var all = new SeatLevels();
        for (SealedFact fact : facts) {
            switch (fact.fact().event()) {
                case SeatsPurchased purchased -> all.resize(fact, purchased.license(), purchased.seats());
                case LicenseResized resized -> all.resize(fact, resized.license(), resized.seats());
                case SeatAssigned taken -> all.move(fact, taken.license(), 1);
                case SeatReleased freed -> all.move(fact, freed.license(), -1);
                default -> {}
            }
        }
        return all.levels;
    }

    private void resize(SealedFact fact, UUID license, int size) {
        sizes.put(license, size);
        move(fact, license, 0);
    }

    private void move(SealedFact fact, UUID license, int moved) {
        levels.addObject()
                .put("license_id", license.toString())
                .put("position", fact.position())
                .put("at", fact.ledgerAt().toString())
                .put("size", sizes.get(license))
                .put("moved", moved);
    }
}
