package dev.rollcall.api.team;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.NothingHere;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.team.TeamCommand;
import dev.rollcall.command.team.TeamCommand.AllowTeamLink;
import dev.rollcall.command.team.TeamCommand.ForbidTeamLink;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.user.Role;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an owner decides about a manual team: whether the identity provider may take it over. */
@ConsolePage
@RequestMapping("/console/teams/{id}")
class TeamActions {
    private final Dispatch dispatch;

    TeamActions(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @PostMapping("/allow-link")
    @Allowed(Role.OWNER)
    String allowLink(ConsoleAccess access, @PathVariable UUID id, RedirectAttributes redirect) {
        return send(access, new AllowTeamLink(id), "The identity provider may take this team over.", redirect);
    }

    @PostMapping("/forbid-link")
    @Allowed(Role.OWNER)
    String forbidLink(ConsoleAccess access, @PathVariable UUID id, RedirectAttributes redirect) {
        return send(access, new ForbidTeamLink(id), "The permission is withdrawn.", redirect);
    }

    private String send(ConsoleAccess access, TeamCommand command, String done, RedirectAttributes redirect) {
        try {
            dispatch.send(command, access.origin());
        } catch (Refused gone) {
            throw new NothingHere();
        }
        redirect.addFlashAttribute("done", done);
        return "redirect:/console/teams/" + command.team();
    }
}
