package dev.rollcall.api.team;

import dev.rollcall.api.audit.ProviderName;
import dev.rollcall.api.audit.Timelines;
import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.NothingHere;
import dev.rollcall.api.console.Typed;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.audit.NameQueries;
import dev.rollcall.query.audit.TimelineQueries;
import dev.rollcall.query.reading.Newest;
import dev.rollcall.query.team.TeamListQueries;
import dev.rollcall.query.user.MemberMark;
import dev.rollcall.query.user.MemberQueries;
import java.util.Set;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /console/teams/{id}}: one team, its members a page at a time, and all that happened to it. */
@ConsolePage
@RequestMapping("/console/teams/{id}")
class TeamPage {
    private static final int ROWS = 50;
    private static final int FACTS = 15;

    private final TeamListQueries teams;
    private final MemberQueries members;
    private final TimelineQueries facts;
    private final Timelines timelines;
    private final NameQueries names;

    TeamPage(
            TeamListQueries teams,
            MemberQueries members,
            TimelineQueries facts,
            Timelines timelines,
            NameQueries names) {
        this.teams = teams;
        this.members = members;
        this.facts = facts;
        this.timelines = timelines;
        this.names = names;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(
            ConsoleAccess access,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        var organization = access.organization();
        var team = teams.find(organization, id).orElseThrow(NothingHere::new);
        var beginning = Typed.text(q);
        var mark = MemberMark.parse(Typed.text(after)).orElse(MemberMark.BEGIN);
        var page = members.ofTeam(organization, id, beginning, mark, ROWS);
        model.addAttribute("team", team);
        model.addAttribute("keeper", ProviderName.of(team.provider()));
        model.addAttribute("size", teams.size(organization, id));
        model.addAttribute("q", beginning);
        model.addAttribute("members", page.rows());
        model.addAttribute("first", mark.equals(MemberMark.BEGIN));
        model.addAttribute("next", page.next() == null ? null : page.next().text());
        tell(organization, id, Newest.of(FACTS), model);
        return "team/team";
    }

    /** Older facts, on a page of their own; of a team that was dissolved, all of them. */
    @GetMapping("/history")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String history(ConsoleAccess access, @PathVariable UUID id, @RequestParam long before, Model model) {
        tell(access.organization(), id, Newest.of(FACTS).before(before), model);
        model.addAttribute(
                "name", names.ofTeams(access.organization(), Set.of(id)).get(id));
        return "team/history";
    }

    private void tell(OrganizationId organization, UUID id, Newest page, Model model) {
        var found = facts.ofTeam(organization, id, page.andOneMore());
        var story = new TeamStory(names.ofUsers(organization, TeamStory.named(found)));
        model.addAttribute("id", id);
        model.addAttribute("timeline", timelines.tell(organization, found, page.limit(), story::tell));
    }
}
