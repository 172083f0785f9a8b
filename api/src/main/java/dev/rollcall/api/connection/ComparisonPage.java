package dev.rollcall.api.connection;

import dev.rollcall.api.audit.CsvDownload;
import dev.rollcall.api.audit.CsvDownloads;
import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.NothingHere;
import dev.rollcall.api.console.Typed;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.calls.UnheardMembers;
import dev.rollcall.query.calls.UnheardMembers.Unheard;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.CurrentConnection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /console/scim/comparison}: whom the IdP has not spoken of since SCIM was switched on (lifecycle C5). */
@ConsolePage
@RequestMapping("/console/scim/comparison")
class ComparisonPage {
    private static final int ROWS = 50;

    private final ConnectionQueries connections;
    private final UnheardMembers unheard;
    private final CsvDownloads downloads;

    ComparisonPage(ConnectionQueries connections, UnheardMembers unheard, CsvDownloads downloads) {
        this.connections = connections;
        this.unheard = unheard;
        this.downloads = downloads;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(ConsoleAccess access, @RequestParam(defaultValue = "") String after, Model model) {
        var connection = switchedOn(access);
        var rows =
                unheard.since(access.organization(), connection.id(), since(connection), Typed.text(after), ROWS + 1);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        model.addAttribute("provider", Provider.of(connection.provider()).orElse(Provider.OTHER));
        model.addAttribute("since", since(connection));
        model.addAttribute("unheard", shown);
        model.addAttribute("first", after.isEmpty());
        model.addAttribute("next", rows.size() > ROWS ? shown.getLast().key() : null);
        return "connection/comparison";
    }

    private CurrentConnection switchedOn(ConsoleAccess access) {
        return connections
                .current(access.organization(), access.receivedAt())
                .filter(connection -> connection.enabled() && connection.switchedAt() != null)
                .orElseThrow(NothingHere::new);
    }

    private static Instant since(CurrentConnection connection) {
        return Objects.requireNonNull(connection.switchedAt());
    }

    @GetMapping("/csv")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    void csv(ConsoleAccess access, HttpServletResponse response) throws IOException {
        var connection = switchedOn(access);
        downloads
                .begin(
                        access,
                        "rollcall-not-heard-of.csv",
                        "Active members of whom the identity provider has not spoken since SCIM was switched on at %s"
                                .formatted(access.times().iso(since(connection))),
                        response)
                .<Unheard>write(
                        List.of("user", "userName", "displayName"),
                        last -> unheard.since(
                                access.organization(),
                                connection.id(),
                                since(connection),
                                last == null ? "" : last.key(),
                                CsvDownload.PAGE),
                        row -> List.of(row.user(), row.userName(), CsvDownload.orEmpty(row.displayName())));
    }
}
