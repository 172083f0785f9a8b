package dev.rollcall.api.console;

import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.WithdrawRole;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import dev.rollcall.query.organization.RoleQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /console/access/{user}/withdraw}: asks before a role ends, with its sessions. */
@ConsolePage
@RequestMapping("/console/access/{user}/withdraw")
class WithdrawalPage {
    private static final String VIEW = "console/withdraw";

    private final RoleQueries roles;
    private final Dispatch dispatch;

    WithdrawalPage(RoleQueries roles, Dispatch dispatch) {
        this.roles = roles;
        this.dispatch = dispatch;
    }

    @GetMapping
    @Allowed(Role.OWNER)
    String ask(ConsoleAccess access, @PathVariable UUID user, Model model) {
        var holder = roles.holder(access.organization(), user).orElseThrow(NothingHere::new);
        model.addAttribute("holder", holder);
        model.addAttribute("roleWord", AccessPage.word(holder.role()));
        model.addAttribute("own", user.equals(access.user()));
        return VIEW;
    }

    @PostMapping
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
            response.setStatus(422);
            model.addAttribute("problem", reason(refused));
            return ask(access, user, model);
        }
    }

    /** Why not, and what to do about it in the console. */
    static String reason(Refused refused) {
        return refused.refusal() instanceof LastOwner
                ? "This is the last owner. Make another member owner first: Console access, Let a member in."
                : refused.refusal().reason() + ".";
    }
}
