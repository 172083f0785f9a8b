package dev.rollcall.api.connection;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.command.connection.ConnectionCommand.RevokeToken;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.connection.ConnectionRefusal.TooManyTokens;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.user.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /console/scim/tokens}: one token takes over from another. */
@ConsolePage
@RequestMapping("/console/scim/tokens")
class TokensPage {
    private final ScimSight sight;
    private final ConnectionSwitch connections;
    private final Dispatch dispatch;

    TokensPage(ScimSight sight, ConnectionSwitch connections, Dispatch dispatch) {
        this.sight = sight;
        this.connections = connections;
        this.dispatch = dispatch;
    }

    /** Answers with the token instead of leading to a page that would have to know it. */
    @PostMapping
    @Allowed(Role.OWNER)
    String issue(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String life,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("life", life);
        var chosen = TokenLife.of(life);
        var connection = sight.connection(access);
        if (chosen.isEmpty()) {
            return refuse(422, "lifeProblem", "Choose how long the token lives.", access, request, response, model);
        }
        if (connection.isEmpty()) {
            return refuse(409, "stale", Outdated.CHANGED, access, request, response, model);
        }
        try {
            model.addAttribute(
                    "token", connections.rotate(connection.get().id(), chosen.get(), Seen.of(seen), access.origin()));
            return sight.fill(access, request, model);
        } catch (Refused refused) {
            return refuse(refused, access, request, response, model);
        }
    }

    private String refuse(
            Refused refused,
            ConsoleAccess access,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (refused.refusal() instanceof TooManyTokens) {
            return refuse(
                    422,
                    "tokensProblem",
                    "Two tokens live already. Revoke one of them first.",
                    access,
                    request,
                    response,
                    model);
        }
        if (Outdated.is(refused.refusal())) {
            return refuse(409, "stale", Outdated.TOKEN_GONE, access, request, response, model);
        }
        throw refused;
    }

    @GetMapping("/{kid}/revoke")
    @Allowed(Role.OWNER)
    String askRevoke(
            ConsoleAccess access,
            @PathVariable String kid,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var line = sight.connection(access).stream()
                .flatMap(connection -> sight.lines(connection, access.organization(), access.receivedAt()).stream())
                .filter(token -> token.kid().equals(kid) && token.standing() != TokenStanding.REVOKED)
                .findFirst();
        if (line.isEmpty()) {
            return refuse(409, "stale", Outdated.CHANGED, access, request, response, model);
        }
        sight.fill(access, request, model);
        model.addAttribute("line", line.get());
        return "connection/revoke";
    }

    @PostMapping("/{kid}/revoke")
    @Allowed(Role.OWNER)
    String revoke(
            ConsoleAccess access,
            @PathVariable String kid,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var connection = sight.connection(access);
        if (connection.isEmpty()) {
            return refuse(409, "stale", Outdated.CHANGED, access, request, response, model);
        }
        try {
            dispatch.send(new RevokeToken(connection.get().id(), kid), access.origin());
            redirect.addFlashAttribute("done", "The token %s is revoked. It stopped working at once.".formatted(kid));
            return "redirect:/console/scim";
        } catch (Refused refused) {
            return refuse(refused, access, request, response, model);
        }
    }

    private String refuse(
            int status,
            String field,
            String problem,
            ConsoleAccess access,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status);
        model.addAttribute(field, problem);
        return sight.fill(access, request, model);
    }
}
