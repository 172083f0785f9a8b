package dev.rollcall.api.console;

import dev.rollcall.api.http.PublicUrl;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.command.user.UserCommand.WithdrawRole;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.organization.RoleQueries;
import dev.rollcall.query.user.UserQueries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /console/access}: who may look into the console, as what, and the links with which they begin. */
@ConsolePage
@RequestMapping("/console/access")
class AccessPage {
    private static final String VIEW = "console/access";

    private final RoleQueries roles;
    private final UserQueries users;
    private final Invitations invitations;
    private final Dispatch dispatch;
    private final PublicUrl publicUrl;

    AccessPage(RoleQueries roles, UserQueries users, Invitations invitations, Dispatch dispatch, PublicUrl publicUrl) {
        this.roles = roles;
        this.users = users;
        this.invitations = invitations;
        this.dispatch = dispatch;
        this.publicUrl = publicUrl;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(ConsoleAccess access, Model model) {
        model.addAttribute("holders", roles.holders(access.organization()));
        model.addAttribute("roles", Role.values());
        return VIEW;
    }

    @PostMapping
    @Allowed(Role.OWNER)
    String grant(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String userName,
            @RequestParam Role role,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var member = member(access, userName.strip());
        if (member.isEmpty()) {
            return refuse(
                    access,
                    "No member has the userName \"%s\".".formatted(userName.strip()),
                    userName,
                    response,
                    model);
        }
        try {
            var path = dispatch.together(access.origin(), () -> {
                dispatch.send(new GrantRole(member.get(), role), access.origin());
                return invitations.invite(access.organization(), member.get());
            });
            return invited(access, publicUrl.of(request) + path, userName.strip(), model);
        } catch (Refused refused) {
            return refuse(access, refused.refusal().reason(), userName, response, model);
        }
    }

    private Optional<UUID> member(ConsoleAccess access, String userName) {
        return userName.isEmpty() ? Optional.empty() : users.idOf(access.organization(), userName);
    }

    @PostMapping("/{user}/link")
    @Allowed(Role.OWNER)
    String inviteAgain(ConsoleAccess access, @PathVariable UUID user, HttpServletRequest request, Model model) {
        var holder = roles.holder(access.organization(), user).orElseThrow(NothingHere::new);
        var path = dispatch.together(access.origin(), () -> invitations.invite(access.organization(), user));
        return invited(access, publicUrl.of(request) + path, holder.userName(), model);
    }

    @PostMapping("/{user}/withdraw")
    @Allowed(Role.OWNER)
    String withdraw(
            ConsoleAccess access,
            @PathVariable UUID user,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        try {
            dispatch.send(new WithdrawRole(user), access.origin());
            redirect.addFlashAttribute("done", "The role is withdrawn; open sessions ended with it.");
            return "redirect:/console/access";
        } catch (Refused refused) {
            return refuse(access, refused.refusal().reason(), "", response, model);
        }
    }

    /** Shown once: only the HMAC of the link is kept. */
    private String invited(ConsoleAccess access, String link, String userName, Model model) {
        model.addAttribute("link", link);
        model.addAttribute("invited", userName);
        return show(access, model);
    }

    private String refuse(
            ConsoleAccess access, String problem, String userName, HttpServletResponse response, Model model) {
        response.setStatus(422);
        model.addAttribute("problem", problem);
        model.addAttribute("userName", userName);
        return show(access, model);
    }
}
