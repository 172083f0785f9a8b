package dev.rollcall.api.user;

import dev.rollcall.api.audit.ProviderName;
import dev.rollcall.api.audit.Timelines;
import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.NothingHere;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.kernel.team.TeamEvent;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.audit.NameQueries;
import dev.rollcall.query.audit.TimelineQueries;
import dev.rollcall.query.organization.DomainQueries;
import dev.rollcall.query.organization.SchemaQueries;
import dev.rollcall.query.reading.Newest;
import dev.rollcall.query.user.MemberQueries;
import dev.rollcall.query.user.MemberRow;
import dev.rollcall.query.user.UserQueries;
import dev.rollcall.query.user.UserView;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /console/members/{id}}: one member, what is known of it, and all that happened to it. */
@ConsolePage
@RequestMapping("/console/members/{id}")
class MemberPage {
    private static final int FACTS = 25;

    private final MemberQueries members;
    private final UserQueries users;
    private final SchemaQueries schemas;
    private final TimelineQueries facts;
    private final Timelines timelines;
    private final NameQueries names;
    private final DomainQueries domains;

    MemberPage(
            MemberQueries members,
            UserQueries users,
            SchemaQueries schemas,
            TimelineQueries facts,
            Timelines timelines,
            NameQueries names,
            DomainQueries domains) {
        this.members = members;
        this.users = users;
        this.schemas = schemas;
        this.facts = facts;
        this.timelines = timelines;
        this.names = names;
        this.domains = domains;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(ConsoleAccess access, @PathVariable UUID id, Model model) {
        var organization = access.organization();
        tell(organization, id, Newest.of(FACTS), model);
        var member = members.find(organization, id);
        return member.isPresent() ? living(organization, member.get(), model) : former(organization, id, model);
    }

    /** Older facts, on a page of their own. */
    @GetMapping("/history")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String history(ConsoleAccess access, @PathVariable UUID id, @RequestParam long before, Model model) {
        tell(access.organization(), id, Newest.of(FACTS).before(before), model);
        model.addAttribute(
                "name", names.ofUsers(access.organization(), Set.of(id)).get(id));
        return "user/history";
    }

    private void tell(OrganizationId organization, UUID id, Newest page, Model model) {
        var found = facts.ofUser(organization, id, page.andOneMore());
        var story = new MemberStory(names.ofTeams(organization, teams(found)));
        model.addAttribute("id", id);
        model.addAttribute("timeline", timelines.tell(organization, found, page.limit(), story::tell));
    }

    private static Set<UUID> teams(List<Recorded<?>> facts) {
        return facts.stream()
                .filter(fact -> fact.event() instanceof TeamEvent)
                .map(fact -> fact.event().subject())
                .collect(Collectors.toSet());
    }

    private String living(OrganizationId organization, MemberRow member, Model model) {
        var user = users.find(organization, member.id(), true).orElseThrow(NothingHere::new);
        model.addAttribute("member", member);
        model.addAttribute("user", user);
        model.addAttribute(
                "fields",
                ProfileField.of(
                        user, ResourceTypes.with(schemas.all(organization)).user()));
        model.addAttribute("keeper", ProviderName.of(member.provider()));
        model.addAttribute("linkable", !member.managed() && isOfVerifiedDomains(organization, user));
        return "user/member";
    }

    /** Whether a connection may take the member over without anybody's permission. */
    private boolean isOfVerifiedDomains(OrganizationId organization, UserView user) {
        var addresses = user.profile().addresses();
        var verified = domains.verified(organization);
        return !addresses.isEmpty()
                && addresses.stream()
                        .map(Domain::ofAddress)
                        .allMatch(domain -> domain.filter(of -> verified.contains(of.name()))
                                .isPresent());
    }

    private String former(OrganizationId organization, UUID id, Model model) {
        model.addAttribute("former", members.former(organization, id).orElseThrow(NothingHere::new));
        return "user/former-member";
    }
}
