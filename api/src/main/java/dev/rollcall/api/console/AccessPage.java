package dev.rollcall.api.console;

import dev.rollcall.api.http.PublicUrl;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.GrantRole;
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
            @RequestParam(defaultValue = "") String sure,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("userName", userName);
        model.addAttribute("role", role);
        var member = member(access, userName.strip());
        if (member.isEmpty()) {
            return refuse(access, "No member has the userName \"%s\".".formatted(userName.strip()), response, model);
        }
        var other = otherRole(access, member.get(), role);
        if (other.isPresent() && sure.isEmpty()) {
            model.addAttribute("other", other.get());
            return refuse(access, "This member is %s already.".formatted(word(other.get())), response, model);
        }
        return grant(access, member.get(), role, request, response, model);
    }

    private String grant(
            ConsoleAccess access,
            UUID member,
            Role role,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var path = dispatch.together(access.origin(), () -> {
                dispatch.send(new GrantRole(member, role), access.origin());
                return invitations.invite(access.organization(), member);
            });
            var userName = model.getAttribute("userName");
            model.asMap().remove("userName");
            return invited(access, publicUrl.of(request) + path, String.valueOf(userName), model);
        } catch (Refused refused) {
            return refuse(access, WithdrawalPage.reason(refused), response, model);
        }
    }

    /** One that the role would take the place of. */
    private Optional<Role> otherRole(ConsoleAccess access, UUID member, Role wanted) {
        return roles.holder(access.organization(), member)
                .map(RoleQueries.Holder::role)
                .filter(role -> role != wanted);
    }

    static String word(Role role) {
        return switch (role) {
            case OWNER -> "an owner";
            case BILLING -> "billing";
            case AUDITOR -> "an auditor";
        };
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

    /** Shown once: only the HMAC of the link is kept. */
    private String invited(ConsoleAccess access, String link, String userName, Model model) {
        model.addAttribute("link", link);
        model.addAttribute("invited", userName);
        return show(access, model);
    }

    private String refuse(ConsoleAccess access, String problem, HttpServletResponse response, Model model) {
        response.setStatus(422);
        model.addAttribute("problem", problem);
        return show(access, model);
    }
}
