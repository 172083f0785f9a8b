package dev.rollcall.command.history;

import static dev.rollcall.command.testing.Refusing.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.command.testing.CommandSide;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.command.testing.Scene;
import dev.rollcall.command.testing.Tables;
import dev.rollcall.kernel.history.EventSerializer;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserRefusal.UserNameTaken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.updates.UpdateChecker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Axon as it is put together here, and the defaults that must not come back. */
class HistoryConfigurationTest {
    private static final UUID BABS = UUID.randomUUID();

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final CommandSide side = CommandSide.pooled(DATABASE.server());

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void store_bus_and_transactions_are_the_ones_that_are_meant() {
        assertThat(side.bean(EventStore.class)).isExactlyInstanceOf(EmbeddedEventStore.class);
        assertThat(side.bean(EventStorageEngine.class)).isExactlyInstanceOf(EventTable.class);
        assertThat(side.bean(CommandBus.class)).isExactlyInstanceOf(SimpleCommandBus.class);
        assertThat(side.bean(TransactionManager.class)).isExactlyInstanceOf(OrganizationTransactions.class);
    }

    @Test
    void events_and_snapshots_are_written_by_our_serializers() {
        var table = side.bean(EventTable.class);
        assertThat(table.getEventSerializer()).isExactlyInstanceOf(EventSerializer.class);
        assertThat(table.getSnapshotSerializer()).isExactlyInstanceOf(SnapshotSerializer.class);
    }

    @Test
    void nothing_of_axon_is_there_that_was_not_asked_for() {
        var beans = side.beans();
        for (Class<?> unwanted : List.of(Configurer.class, UpdateChecker.class, TokenStore.class)) {
            assertThat(beans.getBeanNamesForType(unwanted))
                    .as(unwanted.getName())
                    .isEmpty();
        }
        assertThat(beans.getBeanNamesForType(Serializer.class)).containsExactly("snapshotSerializer");
    }

    /** Neither a janitor for time-outs nor a producer that tails the events nor a check for updates. */
    @Test
    void no_thread_of_axon_is_started() {
        var scene = Scene.in(side, 5);
        side.send(scene.idp(), Scene.provision(BABS, "bjensen"));

        assertThat(Thread.getAllStackTraces().entrySet())
                .filteredOn(thread -> !thread.getKey().equals(Thread.currentThread()))
                .noneMatch(thread -> List.of(thread.getValue()).toString().contains("org.axonframework"))
                .extracting(thread -> thread.getKey().getName()
                        + String.valueOf(thread.getKey().getThreadGroup()))
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("axon") || name.contains("EventProducer"));
    }

    @Test
    void a_command_without_an_origin_changes_nothing() {
        var tables = new Tables(DATABASE.admin());
        var before = tables.all();
        var callback = new FutureCallback<Object, Object>();
        CurrentOrganization.within(Origins.organization(), () -> {
            side.bean(CommandBus.class)
                    .dispatch(new GenericCommandMessage<>(Scene.provision(BABS, "bjensen"), Map.of()), callback);
            return callback;
        });
        assertThat(callback.getResult().isExceptional()).isTrue();
        assertThat(tables.all()).isEqualTo(before);
    }

    @Test
    void a_projector_that_fails_fails_the_command_and_nothing_stays() {
        var scene = Scene.in(side, 5);
        var tables = new Tables(DATABASE.admin());
        var before = tables.all();
        side.projector().failNext(1, () -> new IllegalStateException("This projector fails"));

        assertThatThrownBy(() -> side.send(scene.idp(), Scene.provision(BABS, "bjensen")))
                .hasStackTraceContaining("This projector fails");
        assertThat(tables.all()).isEqualTo(before);

        side.send(scene.idp(), Scene.provision(BABS, "bjensen"));
        assertThat(side.projector().lastCommit()).hasExactlyElementsOfTypes(UserProvisioned.class, SeatAssigned.class);
    }

    @Test
    void of_commands_sent_together_all_or_none_take_effect() {
        var scene = Scene.in(side, 5);
        var tables = new Tables(DATABASE.admin());
        var before = tables.all();

        assertThat(refusalOf(() -> side.sendTogether(
                        scene.idp(),
                        Scene.provision(BABS, "bjensen"),
                        Scene.provision(UUID.randomUUID(), "mandy"),
                        Scene.provision(UUID.randomUUID(), "BJENSEN"))))
                .isEqualTo(new UserNameTaken("BJENSEN"));
        assertThat(tables.all()).isEqualTo(before);
    }

    @Test
    void the_origin_decides_for_which_organization_a_command_works() {
        var one = Scene.in(side, 5);
        var other = Scene.in(side, 5);
        side.send(one.idp(), Scene.provision(BABS, "bjensen"));
        side.send(other.idp(), Scene.provision(BABS, "bjensen"));

        assertThat(side.projector().commits().getLast().getFirst().origin())
                .extracting(Origin::organization)
                .isEqualTo(other.organization());
        assertThat(side.projector().commits().getFirst().getFirst())
                .satisfies(founded -> assertThat(founded.event())
                        .isEqualTo(new OrganizationFounded(one.organization().value(), "Tour Guides", "Europe/Berlin")))
                .satisfies(founded ->
                        assertThat(new OrganizationId(founded.organization())).isEqualTo(one.organization()));
    }
}
