package dev.rollcall.api.console;

import dev.rollcall.api.http.EmailAddress;
import dev.rollcall.api.http.Ids;
import dev.rollcall.command.access.Credentials;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.query.organization.CredentialQueries.Invitation;
import dev.rollcall.query.organization.RoleQueries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /console/welcome/{link}}: a link that is good once leads here, to set e-mail and password. */
@ConsolePage
@RequestMapping("/console/welcome/{link}")
class WelcomePage {
    private static final String VIEW = "console/welcome";

    private final Invitations invitations;
    private final RoleQueries roles;
    private final Credentials credentials;
    private final FoundingAddress founding;
    private final PasswordEncoder passwords;
    private final Dispatch dispatch;
    private final Sessions sessions;
    private final Ids ids;
    private final Clock clock;

    WelcomePage(
            Invitations invitations,
            RoleQueries roles,
            Credentials credentials,
            FoundingAddress founding,
            PasswordEncoder passwords,
            Dispatch dispatch,
            Sessions sessions,
            Ids ids,
            Clock clock) {
        this.invitations = invitations;
        this.roles = roles;
        this.credentials = credentials;
        this.founding = founding;
        this.passwords = passwords;
        this.dispatch = dispatch;
        this.sessions = sessions;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String link, HttpServletResponse response, Model model) {
        var invitation = invitations.find(link);
        if (invitation.isEmpty()) {
            return spent(response, model);
        }
        var email = roles.holder(
                        invitation.get().organization(), invitation.get().user())
                .flatMap(RoleQueries.Holder::email)
                .filter(known -> !known.endsWith(".invalid"));
        model.addAttribute("email", email.orElse(""));
        return VIEW;
    }

    @PostMapping
    String begin(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var invitation = invitations.find(link);
        if (invitation.isEmpty()) {
            return spent(response, model);
        }
        model.addAttribute("email", email);
        if (isWrong(email.strip(), password, model)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return VIEW;
        }
        try {
            return begin(invitation.get(), link, email.strip(), password, request, response, model);
        } catch (Refused taken) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("emailProblem", taken.refusal().reason());
            return VIEW;
        }
    }

    private String begin(
            Invitation invitation,
            String link,
            String email,
            String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var hash = passwords.encode(password);
        var origin = origin(invitation);
        boolean good = dispatch.together(origin, () -> {
            boolean redeemed = invitations.redeem(invitation, link);
            if (redeemed) {
                credentials.set(invitation.organization(), invitation.user(), email, hash);
                founding.chosen(invitation.user(), email, origin);
            }
            return redeemed;
        });
        if (!good) {
            return spent(response, model);
        }
        sessions.begin(new SignedIn(invitation.organization().value(), invitation.user()), request, response);
        return "redirect:/console";
    }

    private Origin origin(Invitation invitation) {
        return new Origin(
                invitation.organization(),
                "invited:" + invitation.user(),
                null,
                Origin.ADMIN,
                ids.next(),
                clock.instant());
    }

    private static boolean isWrong(String email, String password, Model model) {
        var complaint = Passwords.complaint(password);
        complaint.ifPresent(text -> model.addAttribute("passwordProblem", text));
        boolean isEmail = EmailAddress.is(email);
        if (!isEmail) {
            model.addAttribute("emailProblem", "Type an e-mail address, such as babs@example.com.");
        }
        return !isEmail || complaint.isPresent();
    }

    private static String spent(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("spent", true);
        return VIEW;
    }
}
