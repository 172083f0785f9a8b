package dev.rollcall.api.console;

import dev.rollcall.api.http.SignIns;
import dev.rollcall.command.access.Credentials;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.organization.RoleQueries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /console/account}: the own sessions and the own password. */
@ConsolePage
@RequestMapping("/console/account")
class AccountPage {
    private static final String VIEW = "console/account";

    private final Sessions sessions;
    private final SignIns signIns;
    private final RoleQueries roles;
    private final Credentials credentials;
    private final PasswordEncoder passwords;
    private final Dispatch dispatch;

    AccountPage(
            Sessions sessions,
            SignIns signIns,
            RoleQueries roles,
            Credentials credentials,
            PasswordEncoder passwords,
            Dispatch dispatch) {
        this.sessions = sessions;
        this.signIns = signIns;
        this.roles = roles;
        this.credentials = credentials;
        this.passwords = passwords;
        this.dispatch = dispatch;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(ConsoleAccess access, HttpServletRequest request, Model model) {
        model.addAttribute(
                "sessions", sessions.of(who(access), request.getSession().getId()));
        model.addAttribute("email", email(access));
        return VIEW;
    }

    @PostMapping("/sessions/end")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String endOthers(ConsoleAccess access, HttpServletRequest request, RedirectAttributes redirect) {
        sessions.endOthers(who(access), request.getSession().getId());
        redirect.addFlashAttribute("done", "All other sessions are signed out.");
        return "redirect:/console/account";
    }

    @PostMapping("/password")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String changePassword(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var email = email(access);
        var complaint = Passwords.complaint(password);
        complaint.ifPresent(text -> model.addAttribute("passwordProblem", text));
        var tried = signIns.signIn(email, current, request.getRemoteAddr(), access.receivedAt());
        var doubt = doubt(tried);
        doubt.ifPresent(text -> model.addAttribute("currentProblem", text));
        if (complaint.isPresent() || doubt.isPresent()) {
            response.setStatus(422);
            return show(access, request, model);
        }
        var hash = passwords.encode(password);
        dispatch.together(access.origin(), () -> {
            credentials.set(access.organization(), access.user(), email, hash);
            return true;
        });
        sessions.endOthers(who(access), request.getSession().getId());
        redirect.addFlashAttribute("done", "Your password is changed; all other sessions are signed out.");
        return "redirect:/console/account";
    }

    private static Optional<String> doubt(SignIns.Outcome tried) {
        return switch (tried) {
            case SignIns.Outcome.Granted _ -> Optional.empty();
            case SignIns.Outcome.Denied _ -> Optional.of("This is not your present password.");
            case SignIns.Outcome.Throttled throttled -> Optional.of(throttled.text());
        };
    }

    private String email(ConsoleAccess access) {
        return roles.holder(access.organization(), access.user())
                .flatMap(RoleQueries.Holder::email)
                .orElse("");
    }

    private static SignedIn who(ConsoleAccess access) {
        return new SignedIn(access.organization().value(), access.user());
    }
}
