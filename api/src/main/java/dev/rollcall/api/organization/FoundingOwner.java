package dev.rollcall.api.organization;

import dev.rollcall.api.console.Invitations;
import dev.rollcall.api.http.Ids;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.organization.OrganizationCommand.VerifyDomain;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.organization.DomainProof;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserProfile;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The owner with whom an organization begins: a manual member on a seat (lifecycle R7), whose domain counts as verified. */
@Component
final class FoundingOwner {
    private final Dispatch dispatch;
    private final Invitations invitations;
    private final Ids ids;

    FoundingOwner(Dispatch dispatch, Invitations invitations, Ids ids) {
        this.dispatch = dispatch;
        this.invitations = invitations;
        this.ids = ids;
    }

    /** @param link the path of the link with which the owner begins, good once */
    record Appointed(UUID user, String link) {}

    /** In the transaction of whoever calls. @param profile its userName is an e-mail address */
    Appointed appoint(UserProfile profile, Origin origin) {
        var organization = origin.organization();
        var owner = ids.next();
        dispatch.send(new ProvisionUser(owner, profile), origin);
        dispatch.send(new GrantRole(owner, Role.OWNER), origin);
        Domain.ofAddress(profile.userName())
                .ifPresent(domain ->
                        dispatch.send(new VerifyDomain(organization.value(), domain, DomainProof.FOUNDING), origin));
        return new Appointed(owner, invitations.invite(organization, owner));
    }
}
