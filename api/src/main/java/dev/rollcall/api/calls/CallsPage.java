package dev.rollcall.api.calls;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.NothingHere;
import dev.rollcall.api.console.Unattended;
import dev.rollcall.api.doctor.Idp;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.audit.NameQueries;
import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.CallQueries;
import dev.rollcall.query.calls.CausedEvent;
import dev.rollcall.query.calls.Outcome;
import dev.rollcall.query.user.FormerMember;
import dev.rollcall.query.user.MemberQueries;
import dev.rollcall.query.user.MemberRow;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final MemberQueries members;
    private final NameQueries names;
    private final int days;

    CallsPage(
            CallQueries calls,
            CallFilters filters,
            MemberQueries members,
            NameQueries names,
            @Value("${rollcall.calls.days}") int days) {
        this.calls = calls;
        this.filters = filters;
        this.members = members;
        this.names = names;
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
        var shown = page.stream().limit(ROWS).map(views(access)).toList();
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

    private Function<Call, CallView> views(ConsoleAccess access) {
        var providers = names.ofConnections(access.organization());
        return call -> new CallView(
                call, Idp.of(providers.latest(call.caller().connection()).orElse(null)));
    }

    private String who(ConsoleAccess access, CallSearch search) {
        return Optional.ofNullable(search.who())
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(search.member())
                        .flatMap(id -> members.find(access.organization(), id)
                                .map(MemberRow::userName)
                                .or(() -> members.former(access.organization(), id)
                                        .map(FormerMember::userName))))
                .orElse("");
    }

    @GetMapping("/{id}")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String one(ConsoleAccess access, @PathVariable UUID id, Model model) {
        var call = calls.find(access.organization(), id).orElseThrow(NothingHere::new);
        model.addAttribute("call", views(access).apply(call));
        model.addAttribute("events", events(access.organization(), id));
        return "calls/call";
    }

    private List<EventView> events(OrganizationId organization, UUID call) {
        var events = calls.eventsOf(organization, call);
        var subjects = events.stream().map(CausedEvent::subject).collect(Collectors.toSet());
        var known = new HashMap<>(names.ofUsers(organization, subjects));
        known.putAll(names.ofTeams(organization, subjects));
        return events.stream().map(event -> new EventView(event, known)).toList();
    }

    @GetMapping("/failing")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String failing(ConsoleAccess access, @RequestParam(required = false) @Nullable UUID before, Model model) {
        var page = calls.failing(access.organization(), before, ROWS + 1);
        var views = views(access);
        var shown = page.stream()
                .limit(ROWS)
                .map(member -> Map.of("member", member, "call", views.apply(member.call())))
                .toList();
        model.addAttribute("failing", shown);
        model.addAttribute(
                "older", page.size() > ROWS ? page.get(ROWS - 1).call().requestId() : null);
        return "calls/failing";
    }
}
