package dev.rollcall.api.team;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.Typed;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.team.TeamListQueries;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /console/teams}: which teams there are, found by name. */
@ConsolePage
@RequestMapping("/console/teams")
class TeamsPage {
    private static final int ROWS = 50;

    private final TeamListQueries teams;

    TeamsPage(TeamListQueries teams) {
        this.teams = teams;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String list(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        var beginning = Typed.text(q);
        var page = teams.search(access.organization(), beginning, Typed.text(after), ROWS);
        model.addAttribute("q", beginning);
        model.addAttribute("most", TeamListQueries.MOST_COUNTED);
        model.addAttribute("teams", page.rows());
        model.addAttribute("first", after.isEmpty());
        model.addAttribute("next", page.next());
        return "team/teams";
    }
}
