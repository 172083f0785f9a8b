package dev.rollcall.api.console;

import dev.rollcall.api.console.Invitations.Link;
import dev.rollcall.api.http.EmailAddress;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.query.organization.CredentialQueries.Invitation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /console/welcome/{link}}: a link that is good once leads here, to set e-mail and password. */
@ConsolePage
@RequestMapping("/console/welcome/{link}")
class WelcomePage {
    private final Invitations invitations;
    private final Arrival arrival;
    private final Sessions sessions;

    WelcomePage(Invitations invitations, Arrival arrival, Sessions sessions) {
        this.invitations = invitations;
        this.arrival = arrival;
        this.sessions = sessions;
    }

    @GetMapping
    ModelAndView show(@PathVariable String link) {
        var found = invitations.look(link);
        return found instanceof Link.Good(var invitation)
                ? page(HttpStatus.OK, "email", arrival.email(invitation).orElse(""))
                : spent(found);
    }

    @PostMapping
    Object begin(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var found = invitations.look(link);
        if (!(found instanceof Link.Good(var invitation))) {
            return spent(found);
        }
        model.addAttribute("email", email);
        if (isWrong(email.strip(), password, model)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return arrival.begin(invitation, link, email.strip(), password)
                    ? enter(invitation, request, response)
                    : spent(new Link.Used());
        } catch (Refused taken) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "emailProblem",
                    taken.refusal().reason());
        } catch (InvalidScim unusable) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, "emailProblem", String.valueOf(unusable.getMessage()));
        }
    }

    private String enter(Invitation invitation, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(new SignedIn(invitation.organization().value(), invitation.user()), request, response);
        return "redirect:/console";
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

    private static ModelAndView spent(Link link) {
        return switch (link) {
            case Link.Good _, Link.Used _ -> page(HttpStatus.GONE, "spent", "used");
            case Link.Expired _ -> page(HttpStatus.GONE, "spent", "expired");
            case Link.Unknown _ -> page(HttpStatus.NOT_FOUND, "spent", "unknown");
        };
    }

    private static ModelAndView page(HttpStatusCode status) {
        return new ModelAndView("console/welcome", status);
    }

    private static ModelAndView page(HttpStatusCode status, String name, String value) {
        return new ModelAndView("console/welcome", Map.of(name, value), status);
    }
}
