package dev.rollcall.api.console;

import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.calls.CallQueries;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.CurrentConnection;
import dev.rollcall.query.connection.TokenInUse;
import dev.rollcall.query.connection.TokenUses;
import dev.rollcall.query.license.SeatQueries;
import dev.rollcall.query.organization.OverviewQueries;
import java.time.Duration;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /console}: where everybody arrives, and anything that is no page. */
@ConsolePage
class OverviewPage {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST_FAILING = 10;

    private final SeatQueries seats;
    private final ConnectionQueries connections;
    private final TokenUses uses;
    private final CallQueries calls;
    private final OverviewQueries overview;

    OverviewPage(
            SeatQueries seats,
            ConnectionQueries connections,
            TokenUses uses,
            CallQueries calls,
            OverviewQueries overview) {
        this.seats = seats;
        this.connections = connections;
        this.uses = uses;
        this.calls = calls;
        this.overview = overview;
    }

    @GetMapping("/console")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(ConsoleAccess access, Model model) {
        var organization = access.organization();
        var since = access.receivedAt().minus(LATELY);
        model.addAttribute("from", access.times().dayOf(since));
        model.addAttribute("to", access.times().dayOf(access.receivedAt()));
        seats.license(organization).ifPresent(license -> model.addAttribute("license", license));
        connections
                .current(organization, access.receivedAt())
                .ifPresent(connection -> provisioning(access, connection, model));
        model.addAttribute("figures", overview.figures(organization, since));
        model.addAttribute("most", OverviewQueries.MOST);
        model.addAttribute(
                "failing", calls.failing(organization, null, MOST_FAILING).size());
        model.addAttribute("mostFailing", MOST_FAILING);
        return "console/overview";
    }

    private void provisioning(ConsoleAccess access, CurrentConnection connection, Model model) {
        model.addAttribute("connection", connection);
        calls.last(access.organization(), connection.id())
                .ifPresent(call -> model.addAttribute("calledAt", call.lastUsedAt()));
        model.addAttribute("live", !connection.liveTokens().isEmpty());
        TokenInUse.of(connection, uses.of(access.organization()))
                .flatMap(token -> Optional.ofNullable(token.expiresAt()))
                .ifPresent(end -> model.addAttribute("tokenEnds", end));
    }

    @GetMapping("/console/**")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String nothing() {
        throw new NothingHere();
    }
}
