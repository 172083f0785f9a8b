package dev.rollcall.command.license;

import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.EventSourcing;
import dev.rollcall.command.license.LicenseCommand.AllowOverage;
import dev.rollcall.command.license.LicenseCommand.ChangeNoSeatPolicy;
import dev.rollcall.command.license.LicenseCommand.PurchaseSeats;
import dev.rollcall.command.license.LicenseCommand.ResizeLicense;
import dev.rollcall.kernel.license.LicenseEvent.NoSeatPolicyChanged;
import dev.rollcall.kernel.license.LicenseEvent.OverageAllowed;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.license.LicenseRefusal.LicenseUnknown;
import dev.rollcall.kernel.license.LicenseRefusal.OverageOutOfRange;
import dev.rollcall.kernel.license.LicenseRefusal.SizeOutOfRange;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refused;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Carries out what is asked of licences. */
@Component
public final class LicenseHandler implements CommandHandlers {
    public static final int MAX_SEATS = 500_000;

    private final Repository<License> licenses;
    private final SeatRows seats;

    @Autowired
    LicenseHandler(EventSourcing sourcing, SeatRows seats) {
        this(sourcing.repository(License.class), seats);
    }

    LicenseHandler(Repository<License> licenses, SeatRows seats) {
        this.licenses = licenses;
        this.seats = seats;
    }

    @CommandHandler
    void handle(PurchaseSeats command, Origin origin) throws Exception {
        requireSize(command.seats());
        var fact = new SeatsPurchased(command.license(), command.name(), command.seats(), command.policy());
        seats.purchase(origin.organization(), fact);
        licenses.newInstance(() -> new License(fact));
    }

    @CommandHandler
    void handle(ResizeLicense command, Origin origin) {
        requireSize(command.seats());
        with(command.license(), license -> {
            if (!license.hasSize(command.seats())) {
                license.apply(seats.resize(origin.organization(), command.license(), command.seats()));
            }
        });
    }

    @CommandHandler
    void handle(ChangeNoSeatPolicy command, Origin origin) {
        with(command.license(), license -> {
            if (!license.hasPolicy(command.policy())) {
                seats.policy(origin.organization(), command.license(), command.policy());
                license.apply(new NoSeatPolicyChanged(command.license(), command.policy()));
            }
        });
    }

    @CommandHandler
    void handle(AllowOverage command, Origin origin) {
        if (command.seats() < 0 || command.seats() > MAX_SEATS) {
            throw new Refused(new OverageOutOfRange(command.seats(), MAX_SEATS));
        }
        with(command.license(), license -> {
            if (!license.allowsOverage(command.seats())) {
                seats.overage(origin.organization(), command.license(), command.seats());
                license.apply(new OverageAllowed(command.license(), command.seats()));
            }
        });
    }

    private static void requireSize(int seats) {
        if (seats < 1 || seats > MAX_SEATS) {
            throw new Refused(new SizeOutOfRange(seats, MAX_SEATS));
        }
    }

    private void with(UUID id, Consumer<License> work) {
        try {
            licenses.load(id.toString()).execute(work);
        } catch (AggregateNotFoundException unknown) {
            throw new Refused(new LicenseUnknown(id));
        }
    }
}
