package dev.rollcall.command.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rollcall.command.organization.OrganizationCommand.RecordDeprovisioningRefusal;
import dev.rollcall.command.organization.OrganizationCommand.RecordSeatRefusal;
import dev.rollcall.command.testing.CommandSide;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.organization.RefusalEvent;
import dev.rollcall.kernel.organization.RefusalEvent.DeprovisioningRefused;
import dev.rollcall.kernel.organization.RefusalEvent.SeatRefused;
import dev.rollcall.kernel.testing.PostgresForTests;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On the real store, because once means: whoever asks, in whatever transaction. */
class RefusalRecordsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final UUID BABS = UUID.randomUUID();

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final CommandSide side = CommandSide.pooled(DATABASE.server());
    private final Origin origin = Origins.admin(Origins.organization());

    @AfterEach
    void close() {
        side.close();
    }

    private List<Event> recorded() {
        return side.projector().commits().stream()
                .flatMap(List::stream)
                .<Event>map(recorded -> recorded.event())
                .toList();
    }

    @Test
    void a_seat_refusal_is_recorded_once_per_member_day_and_reason() {
        var first = new RecordSeatRefusal(BABS, "bjensen", DAY, "full");
        side.send(
                origin,
                first,
                first,
                new RecordSeatRefusal(BABS, "barbara", DAY, "full"),
                new RecordSeatRefusal(BABS, "bjensen", DAY.plusDays(1), "full"),
                new RecordSeatRefusal(BABS, "bjensen", DAY, "shrinking"),
                new RecordSeatRefusal(null, "mandy", DAY, "full"),
                new RecordSeatRefusal(null, "Mandy", DAY, "full"),
                new RecordSeatRefusal(UUID.randomUUID(), "mandy", DAY, "full"));

        assertThat(recorded())
                .extracting(SeatRefused.class::cast)
                .extracting(SeatRefused::userName, SeatRefused::day, SeatRefused::reason)
                .containsExactly(
                        tuple("bjensen", DAY, "full"),
                        tuple("bjensen", DAY.plusDays(1), "full"),
                        tuple("bjensen", DAY, "shrinking"),
                        tuple("mandy", DAY, "full"),
                        tuple("mandy", DAY, "full"));
    }

    @Test
    void a_deprovisioning_refusal_is_recorded_once_per_member_day_and_reason() {
        var first = new RecordDeprovisioningRefusal(BABS, DAY, "last owner");
        side.send(
                origin,
                first,
                first,
                new RecordDeprovisioningRefusal(BABS, DAY, "held"),
                new RecordDeprovisioningRefusal(BABS, DAY.plusDays(1), "last owner"));

        assertThat(recorded())
                .extracting(DeprovisioningRefused.class::cast)
                .extracting(DeprovisioningRefused::day, DeprovisioningRefused::reason)
                .containsExactly(tuple(DAY, "last owner"), tuple(DAY, "held"), tuple(DAY.plusDays(1), "last owner"));
    }

    @Test
    void another_organization_has_its_own_record() {
        var refusal = new RecordSeatRefusal(BABS, "bjensen", DAY, "full");
        side.send(origin, refusal);
        side.send(Origins.admin(Origins.organization()), refusal);

        assertThat(recorded())
                .extracting(RefusalEvent.class::cast)
                .extracting(RefusalEvent::refusal)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }
}
