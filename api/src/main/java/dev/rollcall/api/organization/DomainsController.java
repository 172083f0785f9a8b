package dev.rollcall.api.organization;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.api.http.ScimError;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.organization.OrganizationCommand.VerifyDomain;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.organization.DomainProof;
import dev.rollcall.kernel.organization.OrganizationRefusal.DomainInvalid;
import dev.rollcall.query.organization.DomainQueries;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The verified domains of an organization. An owner is party to it: only the operator vouches for a domain. */
@RestController
@RequestMapping("/admin/organizations/{organization}/domains")
class DomainsController {
    private final Dispatch dispatch;
    private final DomainQueries domains;

    DomainsController(Dispatch dispatch, DomainQueries domains) {
        this.dispatch = dispatch;
        this.domains = domains;
    }

    @GetMapping
    List<String> verified(AdminAccess access, @PathVariable UUID organization) {
        return domains.verified(access.organization(organization));
    }

    @PutMapping("/{domain}")
    ResponseEntity<ObjectNode> verify(
            AdminAccess access, @PathVariable UUID organization, @PathVariable String domain) {
        var origin = access.origin(organization);
        if (!access.isOperator()) {
            return ResponseEntity.status(403)
                    .body(ScimError.of(403, "Only the operator vouches for a domain")
                            .json());
        }
        var known = Domain.parse(domain).orElseThrow(() -> new Refused(new DomainInvalid(domain)));
        dispatch.send(new VerifyDomain(organization, known, DomainProof.OPERATOR), origin);
        return ResponseEntity.noContent().build();
    }
}
