package dev.rollcall.command.user;

import dev.rollcall.command.testing.Decisions;
import dev.rollcall.command.testing.Decisions.Given;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.command.user.Seats.Seat;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.license.LicenseRefusal.NoFreeSeat;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.kernel.user.UserProfile;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The words in which decisions about users are told. */
final class Vocabulary {
    static final OrganizationId ORGANIZATION = Origins.organization();
    static final UUID CONNECTION = UUID.randomUUID();
    static final UUID BABS = UUID.randomUUID();
    static final UUID TEAM = UUID.randomUUID();
    static final Seat SEAT = new Seat(UUID.randomUUID(), 7);
    static final NoFreeSeat FULL = new NoFreeSeat("Enterprise", 50, 50);
    static final Origin IDP = Origins.scim(ORGANIZATION, CONNECTION);
    static final Origin ADMIN = Origins.admin(ORGANIZATION);

    private Vocabulary() {}

    static Decisions<User> decisions(RecordingPorts ports) {
        return new Decisions<>(
                User.class,
                fixture -> new UserHandler(
                        fixture.getRepository(),
                        ports,
                        new Seating(ports),
                        ports,
                        new Roles(ports, ports),
                        new Linking(ports)));
    }

    static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }

    static UserProfile babs(boolean active) {
        return new UserProfile("bjensen", "ext-1", active, json("{\"displayName\": \"Babs Jensen\"}"));
    }

    static UserProvisioned provisioned(boolean active) {
        return new UserProvisioned(
                BABS, CONNECTION, "bjensen", "ext-1", active, babs(active).attributes(), UserName.NORMALISER, null);
    }

    static SeatAssigned seated() {
        return new SeatAssigned(BABS, SEAT.license(), SEAT.number());
    }

    /** Babs is active and holds a seat. */
    static Given<User> member(RecordingPorts ports, Event... later) {
        var facts = new java.util.ArrayList<Event>(java.util.List.of(provisioned(true), seated()));
        facts.addAll(java.util.List.of(later));
        return decisions(ports).given(facts.toArray(Event[]::new));
    }
}
