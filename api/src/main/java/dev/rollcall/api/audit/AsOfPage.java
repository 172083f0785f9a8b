package dev.rollcall.api.audit;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.Typed;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.FilterParser;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.directory.DirectoryHistoryQueries;
import dev.rollcall.query.filter.Listing;
import dev.rollcall.query.filter.Sort;
import dev.rollcall.query.filter.Sort.Direction;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.reading.Following;
import dev.rollcall.query.reading.Mark;
import dev.rollcall.query.reading.Past;
import dev.rollcall.query.team.TeamListQueries;
import dev.rollcall.query.user.UserQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code /console/as-of}: members and teams as they were at the end of a day, which nobody can change. */
@ConsolePage
@RequestMapping("/console/as-of")
class AsOfPage {
    private static final int ROWS = 50;
    private static final Sort BY_NAME = new Sort(AttributePath.parse("userName"), Direction.ASCENDING);

    private final DirectoryHistoryQueries history;
    private final LedgerQueries ledger;
    private final AskedTime times;
    private final UserQueries users;
    private final TeamListQueries teams;

    AsOfPage(
            DirectoryHistoryQueries history,
            LedgerQueries ledger,
            AskedTime times,
            UserQueries users,
            TeamListQueries teams) {
        this.history = history;
        this.ledger = ledger;
        this.times = times;
        this.users = users;
        this.teams = teams;
    }

    /** @param team whose members alone are shown; empty for everybody @param after the userName and the id that stood last */
    @GetMapping("/members")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String members(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID team,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(required = false) @Nullable UUID id,
            Model model,
            HttpServletResponse response) {
        var beginning = Typed.text(q).strip();
        model.addAttribute("q", beginning);
        model.addAttribute("team", team);
        model.addAttribute("first", id == null);
        show(access, Typed.text(on), model, response, organization -> {
            var mark = id == null ? null : new Mark(id, Typed.text(after));
            var listing = new Listing(filter(beginning, team), BY_NAME, new Following(mark, ROWS));
            var found = users.search(access.origin(), ResourceType.USER, listing, true);
            model.addAttribute("members", found.page());
            model.addAttribute("next", found.next());
            if (team != null) {
                teams.find(organization, team).ifPresent(row -> model.addAttribute("teamName", row.displayName()));
            }
        });
        return "audit/members-as-of";
    }

    private static @Nullable Filter filter(String beginning, @Nullable UUID team) {
        var name = beginning.isEmpty() ? "" : "userName sw " + JsonNodeFactory.instance.stringNode(beginning);
        var member = team == null ? "" : "groups.value eq \"%s\"".formatted(team);
        var both = name + (name.isEmpty() || member.isEmpty() ? "" : " and ") + member;
        return both.isEmpty() ? null : FilterParser.parse(both);
    }

    @GetMapping("/teams")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String teams(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            Model model,
            HttpServletResponse response) {
        var beginning = Typed.text(q);
        model.addAttribute("q", beginning);
        model.addAttribute("first", after.isEmpty());
        model.addAttribute("most", TeamListQueries.MOST_COUNTED);
        show(access, Typed.text(on), model, response, organization -> {
            var found = teams.search(organization, beginning, Typed.text(after), ROWS);
            model.addAttribute("teams", found.rows());
            model.addAttribute("next", found.next());
        });
        return "audit/teams-as-of";
    }

    private void show(
            ConsoleAccess access, String on, Model model, HttpServletResponse response, Consumer<OrganizationId> ask) {
        var organization = access.organization();
        var reached = history.reached(organization);
        model.addAttribute("on", on);
        if (reached.isEmpty()) {
            return;
        }
        var zoned = access.times();
        var last = zoned.dayOf(reached.get().through());
        var first = zoned.dayOf(ledger.begin(organization).orElse(Instant.EPOCH));
        model.addAttribute("firstDay", first);
        model.addAttribute("lastDay", last);
        if (!on.isEmpty() && WrittenTime.read(on, zoned.zone()).isEmpty()) {
            response.setStatus(422);
            model.addAttribute("problem", "\"%s\" is no day; choose one from %s to %s".formatted(on, first, last));
            return;
        }
        try {
            var asOf = on.isEmpty() || on.equals(last.toString())
                    ? AskedTime.latest(reached.get())
                    : times.named(on, organization, zoned.zone(), reached.get());
            model.addAttribute("day", zoned.dayOf(asOf.time()));
            model.addAttribute("asOf", asOf);
            Past.at(asOf.position(), () -> {
                ask.accept(organization);
                return asOf;
            });
        } catch (InvalidScim unclear) {
            response.setStatus(422);
            model.addAttribute("problem", unclear.getMessage());
        }
    }
}
