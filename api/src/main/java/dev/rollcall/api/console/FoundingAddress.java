package dev.rollcall.api.console;

import dev.rollcall.api.user.NewMember;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.organization.OrganizationCommand.VerifyDomain;
import dev.rollcall.command.user.UserCommand.ReplaceUser;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.organization.DomainProof;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.organization.DomainQueries;
import dev.rollcall.query.organization.RoleQueries;
import dev.rollcall.query.organization.RoleQueries.Holder;
import dev.rollcall.query.user.MemberQueries;
import dev.rollcall.query.user.UserQueries;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What it means that a manual owner chooses an e-mail address while the organization has no verified domain: the address
 * is the founding one. An owner who was known by a placeholder is known by it from now on.
 */
@Component
final class FoundingAddress {
    private final DomainQueries domains;
    private final RoleQueries roles;
    private final MemberQueries members;
    private final UserQueries users;
    private final Dispatch dispatch;

    FoundingAddress(
            DomainQueries domains, RoleQueries roles, MemberQueries members, UserQueries users, Dispatch dispatch) {
        this.domains = domains;
        this.roles = roles;
        this.members = members;
        this.users = users;
        this.dispatch = dispatch;
    }

    /** In the transaction of whoever calls. */
    void chosen(UUID user, String email, Origin origin) {
        var organization = origin.organization();
        if (domains.verified(organization).isEmpty()
                && members.find(organization, user)
                        .filter(member -> !member.managed())
                        .isPresent()) {
            roles.holder(organization, user)
                    .filter(holder -> holder.role() == Role.OWNER)
                    .ifPresent(owner -> found(owner, email, origin));
        }
    }

    private void found(Holder owner, String email, Origin origin) {
        var organization = origin.organization();
        Domain.ofAddress(email)
                .ifPresent(domain ->
                        dispatch.send(new VerifyDomain(organization.value(), domain, DomainProof.FOUNDING), origin));
        if (owner.userName().endsWith(".invalid")
                && users.idOf(organization, email).isEmpty()) {
            var known = users.find(organization, owner.user(), false).orElseThrow();
            var resource = NewMember.under(email, known.attributes()).resource();
            dispatch.send(
                    new ReplaceUser(owner.user(), resource, ResourceType.USER, Dialect.RFC, Precondition.NONE), origin);
        }
    }
}
