package dev.rollcall.api.rebuild;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.rebuild.RebuildQueries;
import dev.rollcall.query.rebuild.RebuildView;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /console/evidence/views}: when views were made anew, how far that is, and whether they were what the events say. */
@ConsolePage
class RebuildsPage {
    private static final int SHOWN = 20;

    private final RebuildQueries rebuilds;

    RebuildsPage(RebuildQueries rebuilds) {
        this.rebuilds = rebuilds;
    }

    @GetMapping("/console/evidence/views")
    @Allowed({Role.OWNER, Role.AUDITOR})
    String show(ConsoleAccess access, Model model) {
        var newest = rebuilds.newest(access.organization(), SHOWN);
        model.addAttribute("rebuilds", newest);
        model.addAttribute("running", newest.stream().anyMatch(RebuildView::isRunning));
        return "rebuild/rebuilds";
    }
}
