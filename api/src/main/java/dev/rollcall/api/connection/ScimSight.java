package dev.rollcall.api.connection;

import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.doctor.Doctor;
import dev.rollcall.api.http.PublicUrl;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.ConnectionView;
import dev.rollcall.query.connection.CurrentConnection;
import dev.rollcall.query.connection.IssuedToken;
import dev.rollcall.query.connection.TokenUses;
import dev.rollcall.query.connection.TokenUses.LastUse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the SCIM page shows, whichever of its forms was sent. */
@Component
class ScimSight {
    static final String VIEW = "connection/scim";
    private static final int ENDED_TOKENS_SHOWN = 4;

    private final ConnectionQueries connections;
    private final TokenUses uses;
    private final Doctor doctor;
    private final PublicUrl publicUrl;

    ScimSight(ConnectionQueries connections, TokenUses uses, Doctor doctor, PublicUrl publicUrl) {
        this.connections = connections;
        this.uses = uses;
        this.doctor = doctor;
        this.publicUrl = publicUrl;
    }

    Optional<CurrentConnection> connection(ConsoleAccess access) {
        return connections.current(access.organization(), access.receivedAt());
    }

    String fill(ConsoleAccess access, HttpServletRequest request, Model model) {
        var connection = connection(access);
        model.addAttribute("stage", Stage.of(connection));
        model.addAttribute("providers", Provider.values());
        model.addAttribute("dialects", Dialect.values());
        model.addAttribute("lives", TokenLife.values());
        connection.ifPresent(present -> fill(present, access, request, model));
        return VIEW;
    }

    private void fill(CurrentConnection connection, ConsoleAccess access, HttpServletRequest request, Model model) {
        var lines = lines(connection, access.organization(), access.receivedAt());
        model.addAttribute("connection", connection);
        model.addAttribute("seen", connection.version().number());
        model.addAttribute("provider", Provider.of(connection.provider()).orElse(Provider.OTHER));
        model.addAttribute("connectorUrl", PublicUrl.connector(publicUrl.of(request), connection.id()));
        model.addAttribute("tokens", lines);
        model.addAttribute("lastCall", lastCall(lines));
        model.addAttribute("findings", doctor.findings(access.organization(), view(connection)));
        if (!model.containsAttribute("addresses")) {
            model.addAttribute(
                    "addresses", String.join("\n", connection.addresses().entries()));
        }
    }

    /** Every token that was not revoked, and the latest of those that were; the youngest first. */
    List<TokenLine> lines(CurrentConnection connection, OrganizationId organization, Instant now) {
        var used = uses.of(organization);
        var revoked = connection.tokens().reversed().stream()
                .filter(token -> token.state() == IssuedToken.State.REVOKED)
                .limit(ENDED_TOKENS_SHOWN)
                .toList();
        return connection.tokens().reversed().stream()
                .filter(token -> token.state() != IssuedToken.State.REVOKED || revoked.contains(token))
                .map(token -> line(token, connection, used, now))
                .toList();
    }

    private static TokenLine line(
            IssuedToken token, CurrentConnection connection, Map<String, LastUse> used, Instant now) {
        var successor = connection.liveTokens().stream()
                .filter(other -> other.issuedAt().isAfter(token.issuedAt()))
                .findFirst();
        var lastUse = Optional.ofNullable(used.get(token.kid()));
        var advice =
                successor.flatMap(next -> Rotation.advice(lastUse, Optional.ofNullable(used.get(next.kid())), now));
        return new TokenLine(token, TokenStanding.of(token, now), lastUse, advice.orElse(""));
    }

    private static ConnectionView view(CurrentConnection connection) {
        return new ConnectionView(
                connection.id(),
                connection.provider(),
                connection.dialect(),
                connection.enabled(),
                connection.tokens());
    }

    private static Optional<LastUse> lastCall(List<TokenLine> lines) {
        return lines.stream().flatMap(line -> line.lastUse().stream()).max(Comparator.comparing(LastUse::at));
    }
}
