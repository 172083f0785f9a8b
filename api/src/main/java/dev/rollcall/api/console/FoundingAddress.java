package dev.rollcall.api.console;

import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.organization.OrganizationCommand.VerifyDomain;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.organization.DomainProof;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.organization.DomainQueries;
import dev.rollcall.query.organization.RoleQueries;
import dev.rollcall.query.user.MemberQueries;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What it means that a manual owner chooses an e-mail address while the organization has no verified domain: the address
 * is the founding one.
 */
@Component
final class FoundingAddress {
    private final DomainQueries domains;
    private final RoleQueries roles;
    private final MemberQueries members;
    private final Dispatch dispatch;

    FoundingAddress(DomainQueries domains, RoleQueries roles, MemberQueries members, Dispatch dispatch) {
        this.domains = domains;
        this.roles = roles;
        this.members = members;
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
                    .ifPresent(_ -> found(email, origin));
        }
    }

    private void found(String email, Origin origin) {
        var organization = origin.organization();
        Domain.ofAddress(email)
                .ifPresent(domain ->
                        dispatch.send(new VerifyDomain(organization.value(), domain, DomainProof.FOUNDING), origin));
    }
}
