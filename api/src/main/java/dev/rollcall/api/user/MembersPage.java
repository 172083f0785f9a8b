package dev.rollcall.api.user;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.Typed;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.user.MemberMark;
import dev.rollcall.query.user.MemberQueries;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /console/members}: who is a member, found by name or e-mail. */
@ConsolePage
@RequestMapping("/console/members")
class MembersPage {
    private static final int ROWS = 50;

    private final MemberQueries members;

    MembersPage(MemberQueries members) {
        this.members = members;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String list(
            ConsoleAccess access,
            @ModelAttribute("filters") MemberFilters filters,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        var mark = MemberMark.parse(Typed.text(after)).orElse(MemberMark.BEGIN);
        var page = members.search(access.organization(), filters.search(), mark, ROWS);
        model.addAttribute("members", page.rows());
        model.addAttribute("first", mark.equals(MemberMark.BEGIN));
        model.addAttribute("next", page.next() == null ? null : page.next().text());
        return "user/members";
    }
}
