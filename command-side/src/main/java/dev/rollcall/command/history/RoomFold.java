package dev.rollcall.command.history;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.message.OrganizationId;

/**
 * Writes what one event means for the consistency tables of one room, from the event alone. It writes the folded tables,
 * which bear the names of the kept ones with {@code folded_} before.
 */
public interface RoomFold {
    void fold(OrganizationId organization, Event event);
}
