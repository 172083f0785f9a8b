package dev.rollcall.api.console;

import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.calls.CallQueries;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.CurrentConnection;
import dev.rollcall.query.license.SeatQueries;
import dev.rollcall.query.organization.OverviewQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /console}: where everybody arrives, and anything that is no page. */
@ConsolePage
class OverviewPage {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST_FAILING = 10;

    private final SeatQueries seats;
    private final ConnectionQueries connections;
    private final CallQueries calls;
    private final OverviewQueries overview;

    OverviewPage(SeatQueries seats, ConnectionQueries connections, CallQueries calls, OverviewQueries overview) {
        this.seats = seats;
        this.connections = connections;
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
        calls.last(access.organization(), connection.id()).ifPresent(call -> model.addAttribute("calledAt", call.at()));
        model.addAttribute("live", !connection.liveTokens().isEmpty());
        lastEnd(connection).ifPresent(end -> model.addAttribute("tokenEnds", end));
    }

    /** Of the token that lives longest; empty where it never ends. */
    private static Optional<Instant> lastEnd(CurrentConnection connection) {
        var live = connection.liveTokens();
        var ends = live.stream()
                .flatMap(token -> Stream.ofNullable(token.expiresAt()))
                .toList();
        return ends.size() < live.size() ? Optional.empty() : ends.stream().max(Comparator.naturalOrder());
    }

    @GetMapping("/console/**")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String nothing() {
        throw new NothingHere();
    }
}
