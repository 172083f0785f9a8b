package dev.rollcall.api.calls;

import dev.rollcall.api.console.Unattended;
import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.NothingHere;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.CallQueries;
import dev.rollcall.query.calls.Outcome;
import dev.rollcall.query.user.UserQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /console/calls}: the provisioning log, as it grows. */
@ConsolePage
@RequestMapping("/console/calls")
class CallsPage {
    private static final int ROWS = 50;
    private static final int NO_CONTENT = 204;

    private final CallQueries calls;
    private final CallFilters filters;
    private final UserQueries users;
    private final int days;

    CallsPage(CallQueries calls, CallFilters filters, UserQueries users, @Value("${rollcall.calls.days}") int days) {
        this.calls = calls;
        this.filters = filters;
        this.users = users;
        this.days = days;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(ConsoleAccess access, CallSearch search, HttpServletResponse response, Model model) {
        var understood = filters.of(search, access);
        if (!understood.problems().isEmpty()) {
            response.setStatus(422);
        }
        rows(access, search, understood, model);
        model.addAttribute("problems", understood.problems());
        model.addAttribute("who", who(access, search));
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("state", calls.state(access.organization()));
        model.addAttribute("days", days);
        return "calls/calls";
    }

    /** What has changed since the page was drawn; nothing where nothing has. */
    @Unattended
    @GetMapping("/latest")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    @Nullable
    String latest(ConsoleAccess access, CallSearch search, HttpServletResponse response, Model model) {
        if (rows(access, search, filters.of(search, access), model).equals(search.seen())) {
            response.setStatus(NO_CONTENT);
            return null;
        }
        return "calls/calls :: rows";
    }

    /** @return a mark of what is shown, which changes with it */
    private String rows(ConsoleAccess access, CallSearch search, CallFilters.Understood understood, Model model) {
        var page = understood.problems().isEmpty()
                ? calls.page(access.organization(), understood.filter(), search.before(), ROWS + 1)
                : List.<Call>of();
        var shown = page.stream().limit(ROWS).map(CallView::new).toList();
        var mark = Integer.toHexString(shown.stream()
                .map(view -> List.of(view.id(), view.isResolved()))
                .toList()
                .hashCode());
        model.addAttribute("search", search);
        model.addAttribute("calls", shown);
        model.addAttribute(
                "older", page.size() > ROWS ? search.older(shown.getLast().id()) : null);
        model.addAttribute("latest", search.latest(mark));
        return mark;
    }

    private String who(ConsoleAccess access, CallSearch search) {
        return Optional.ofNullable(search.who())
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(search.member())
                        .flatMap(id -> users.find(access.organization(), id, false))
                        .map(user -> user.userName()))
                .orElse("");
    }

    @GetMapping("/{id}")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String one(ConsoleAccess access, @PathVariable UUID id, Model model) {
        var call = calls.find(access.organization(), id).orElseThrow(NothingHere::new);
        model.addAttribute("call", new CallView(call));
        model.addAttribute(
                "events",
                calls.eventsOf(access.organization(), id).stream()
                        .map(EventView::new)
                        .toList());
        return "calls/call";
    }

    @GetMapping("/failing")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String failing(ConsoleAccess access, @RequestParam(required = false) @Nullable UUID before, Model model) {
        var page = calls.failing(access.organization(), before, ROWS + 1);
        var shown = page.stream()
                .limit(ROWS)
                .map(member -> Map.of("member", member, "call", new CallView(member.call())))
                .toList();
        model.addAttribute("failing", shown);
        model.addAttribute(
                "older", page.size() > ROWS ? page.get(ROWS - 1).call().requestId() : null);
        return "calls/failing";
    }
}
