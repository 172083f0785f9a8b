package dev.rollcall.api.connection;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.command.connection.ConnectionCommand.ChooseProvider;
import dev.rollcall.command.connection.ConnectionCommand.RestrictAddresses;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOff;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOn;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.connection.ConnectionRefusal.TooManyTokens;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.connection.CurrentConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /console/scim}: which identity provider provisions, whether it may, and from where. */
@ConsolePage
@RequestMapping("/console/scim")
class ScimPage {
    private static final String HERE = "redirect:/console/scim";

    private final ScimSight sight;
    private final ConnectionSwitch connections;
    private final Dispatch dispatch;

    ScimPage(ScimSight sight, ConnectionSwitch connections, Dispatch dispatch) {
        this.sight = sight;
        this.connections = connections;
        this.dispatch = dispatch;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(ConsoleAccess access, HttpServletRequest request, Model model) {
        return sight.fill(access, request, model);
    }

    /** Answers with the token instead of leading to a page that would have to know it. */
    @PostMapping("/set-up")
    @Allowed(Role.OWNER)
    String setUp(
            ConsoleAccess access,
            SetUpForm form,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        form.problems().forEach(model::addAttribute);
        model.addAttribute("form", form);
        if (!form.problems().isEmpty()) {
            response.setStatus(422);
            return sight.fill(access, request, model);
        }
        var connection = sight.connection(access);
        if (connection.filter(CurrentConnection::chosen).isPresent() || connection.isPresent() == seen.isEmpty()) {
            return outdated(access, Outdated.TOKEN_GONE, request, response, model);
        }
        try {
            model.addAttribute("token", switchOn(connection, form, Seen.of(seen), access));
            return sight.fill(access, request, model);
        } catch (Refused refused) {
            return refuse("tokensProblem", refused, access, request, response, model);
        }
    }

    private NewToken switchOn(
            Optional<CurrentConnection> connection, SetUpForm form, Precondition seen, ConsoleAccess access) {
        var provider = Provider.of(form.provider()).orElseThrow();
        var life = TokenLife.of(form.life()).orElseThrow();
        return connection
                .map(present -> connections.on(present.id(), provider, life, seen, access.origin()))
                .orElseGet(() -> connections.on(provider, life, access.origin()));
    }

    @PostMapping("/provider")
    @Allowed(Role.OWNER)
    String choose(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String provider,
            @RequestParam(defaultValue = "") String dialect,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var chosen = ConnectionTerms.of(provider, dialect);
        var connection = sight.connection(access);
        if (chosen.isEmpty() || connection.isEmpty()) {
            response.setStatus(422);
            model.addAttribute("providerProblem", "Choose one of these.");
            return sight.fill(access, request, model);
        }
        try {
            dispatch.send(
                    new ChooseProvider(
                            connection.get().id(),
                            chosen.get().provider(),
                            chosen.get().dialect(),
                            Seen.of(seen)),
                    access.origin());
            redirect.addFlashAttribute(
                    "done",
                    "The connection is set up for %s. URL and tokens stay."
                            .formatted(chosen.get().told()));
            return HERE;
        } catch (Refused refused) {
            return refuse("providerProblem", refused, access, request, response, model);
        }
    }

    @PostMapping("/addresses")
    @Allowed(Role.OWNER)
    String restrict(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String addresses,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var connection = sight.connection(access);
        model.addAttribute("addresses", addresses);
        if (connection.isEmpty()) {
            return outdated(access, Outdated.CHANGED, request, response, model);
        }
        var entries = entries(addresses);
        try {
            dispatch.send(new RestrictAddresses(connection.get().id(), entries, Seen.of(seen)), access.origin());
            redirect.addFlashAttribute("done", restricted(entries.size()));
            return HERE;
        } catch (Refused refused) {
            return refuse("addressesProblem", refused, access, request, response, model);
        }
    }

    private static List<String> entries(String text) {
        return Arrays.stream(text.split("[\\s,;]+", -1))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static String restricted(int entries) {
        return entries == 0
                ? "Requests are taken from every address."
                : "Requests are taken from %d %s alone."
                        .formatted(entries, entries == 1 ? "address or range" : "addresses and ranges");
    }

    @GetMapping("/switch-off")
    @Allowed(Role.OWNER)
    String askSwitchOff(ConsoleAccess access, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (sight.connection(access).filter(CurrentConnection::enabled).isEmpty()) {
            return outdated(access, Outdated.CHANGED, request, response, model);
        }
        sight.fill(access, request, model);
        return "connection/switch-off";
    }

    @PostMapping("/switch-off")
    @Allowed(Role.OWNER)
    String switchOff(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var connection = sight.connection(access).filter(present -> Seen.is(seen, present));
        if (connection.isEmpty()) {
            return outdated(access, Outdated.CHANGED, request, response, model);
        }
        dispatch.send(new SwitchOff(connection.get().id()), access.origin());
        redirect.addFlashAttribute("done", "SCIM is switched off. Members, teams and seats stay as they are.");
        return HERE;
    }

    @PostMapping("/switch-on")
    @Allowed(Role.OWNER)
    String switchOn(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var connection = sight.connection(access).filter(present -> Seen.is(seen, present));
        if (connection.isEmpty()) {
            return outdated(access, Outdated.CHANGED, request, response, model);
        }
        try {
            dispatch.send(new SwitchOn(connection.get().id()), access.origin());
            redirect.addFlashAttribute(
                    "done",
                    "SCIM is switched on: same connector URL, same tokens. Compare the members not heard of since.");
            return HERE;
        } catch (Refused refused) {
            return refuse("stale", refused, access, request, response, model);
        }
    }

    private String refuse(
            String field,
            Refused refused,
            ConsoleAccess access,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (Outdated.is(refused.refusal())) {
            return outdated(access, Outdated.CHANGED, request, response, model);
        }
        response.setStatus(422);
        model.addAttribute(
                field,
                refused.refusal() instanceof TooManyTokens
                        ? "Two tokens live already. Revoke one of them below, then repeat this."
                        : refused.refusal().reason() + ".");
        return sight.fill(access, request, model);
    }

    private String outdated(
            ConsoleAccess access, String why, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(409);
        model.addAttribute("stale", why);
        return sight.fill(access, request, model);
    }
}
