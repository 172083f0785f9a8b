package dev.rollcall.api.user;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.NothingHere;
import dev.rollcall.api.organization.RefusalRecords;
import dev.rollcall.command.user.UserCommand;
import dev.rollcall.command.user.UserCommand.AllowUserLink;
import dev.rollcall.command.user.UserCommand.DeactivateUser;
import dev.rollcall.command.user.UserCommand.ForbidUserLink;
import dev.rollcall.command.user.UserCommand.ReactivateUser;
import dev.rollcall.command.user.UserCommand.RemoveUser;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.user.MemberQueries;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an owner does to a manual member. Whom an IdP keeps, the IdP alone changes. */
@ConsolePage
@RequestMapping("/console/members/{id}")
class MemberActions {
    private final MemberQueries members;
    private final RefusalRecords commands;

    MemberActions(MemberQueries members, RefusalRecords commands) {
        this.members = members;
        this.commands = commands;
    }

    @PostMapping("/deactivate")
    @Allowed(Role.OWNER)
    String deactivate(ConsoleAccess access, @PathVariable UUID id, RedirectAttributes redirect) {
        return send(access, new DeactivateUser(id), "Deactivated: access has ended and the seat is free.", redirect);
    }

    @PostMapping("/reactivate")
    @Allowed(Role.OWNER)
    String reactivate(ConsoleAccess access, @PathVariable UUID id, RedirectAttributes redirect) {
        return send(access, new ReactivateUser(id), "Reactivated.", redirect);
    }

    @PostMapping("/remove")
    @Allowed(Role.OWNER)
    String remove(ConsoleAccess access, @PathVariable UUID id, RedirectAttributes redirect) {
        return send(access, new RemoveUser(id, Precondition.NONE), "Removed: only history remains.", redirect);
    }

    @PostMapping("/allow-link")
    @Allowed(Role.OWNER)
    String allowLink(ConsoleAccess access, @PathVariable UUID id, RedirectAttributes redirect) {
        return send(access, new AllowUserLink(id), "The identity provider may take this member over.", redirect);
    }

    @PostMapping("/forbid-link")
    @Allowed(Role.OWNER)
    String forbidLink(ConsoleAccess access, @PathVariable UUID id, RedirectAttributes redirect) {
        return send(access, new ForbidUserLink(id), "The permission is withdrawn.", redirect);
    }

    private String send(ConsoleAccess access, UserCommand command, String done, RedirectAttributes redirect) {
        var member = members.find(access.organization(), command.user()).orElseThrow(NothingHere::new);
        if (member.managed()) {
            redirect.addFlashAttribute("problem", "Only your identity provider changes this member.");
        } else {
            carryOut(access, command, done, redirect);
        }
        return "redirect:/console/members/" + command.user();
    }

    private void carryOut(ConsoleAccess access, UserCommand command, String done, RedirectAttributes redirect) {
        try {
            commands.send(command, access.origin());
            redirect.addFlashAttribute("done", done);
        } catch (Refused refused) {
            redirect.addFlashAttribute("problem", refused.refusal().reason());
        }
    }
}
