package dev.rollcall.api.console;

import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.license.SeatQueries;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /console}: where everybody arrives, and anything that is no page. */
@ConsolePage
class OverviewPage {
    private final SeatQueries seats;
    private final ConnectionQueries connections;

    OverviewPage(SeatQueries seats, ConnectionQueries connections) {
        this.seats = seats;
        this.connections = connections;
    }

    @GetMapping("/console")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(ConsoleAccess access, Model model) {
        seats.license(access.organization()).ifPresent(license -> model.addAttribute("license", license));
        connections
                .current(access.organization(), access.receivedAt())
                .ifPresent(connection -> model.addAttribute("connection", connection));
        return "console/overview";
    }

    @GetMapping("/console/**")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String nothing() {
        throw new NothingHere();
    }
}
