package dev.rollcall.api.organization;

import dev.rollcall.api.connection.ConnectionTerms;
import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.api.http.AdminBody;
import dev.rollcall.api.http.PublicUrl;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.api.http.ScimError;
import dev.rollcall.api.license.SeatTerms;
import dev.rollcall.api.user.NewMember;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.license.NoSeatPolicy;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /admin/organizations}: the operator founds another organization. */
@RestController
@RequestMapping("/admin/organizations")
class OrganizationsController {
    private static final String NAME = "name";
    private static final String ZONE = "zone";
    private static final String OWNER = "ownerEmail";

    private final Founding founding;
    private final FoundingOwner owners;
    private final Dispatch dispatch;
    private final PublicUrl publicUrl;

    OrganizationsController(Founding founding, FoundingOwner owners, Dispatch dispatch, PublicUrl publicUrl) {
        this.founding = founding;
        this.owners = owners;
        this.dispatch = dispatch;
        this.publicUrl = publicUrl;
    }

    @PostMapping
    ResponseEntity<ObjectNode> found(AdminAccess access, ScimBody body, HttpServletRequest request) {
        if (!access.isOperator()) {
            return ResponseEntity.status(403)
                    .body(ScimError.of(403, "Only the operator founds organizations")
                            .json());
        }
        var terms = terms(body);
        var wanted = wanted(terms);
        var owner = terms.email(OWNER).map(email -> NewMember.under(email, JsonNodeFactory.instance.objectNode()));
        var origin = founding.origin(access);
        var base = publicUrl.of(request);
        return ResponseEntity.status(201).body(dispatch.together(origin, () -> {
            var answer = answer(founding.found(wanted, origin), base);
            owner.map(profile -> owners.appoint(profile, origin))
                    .ifPresent(appointed -> answer.put("owner", appointed.user().toString())
                            .put("consoleUrl", base + appointed.link()));
            return answer;
        }));
    }

    private static ObjectNode answer(Founding.Founded founded, String base) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("organization", founded.organization().toString())
                .put("license", founded.license().toString())
                .put("connection", founded.connection().toString())
                .put("connectorUrl", PublicUrl.connector(base, founded.connection()))
                .put("kid", founded.token().kid())
                .put("scimToken", founded.token().text());
    }

    private static AdminBody terms(ScimBody body) {
        return AdminBody.of(
                body,
                NAME,
                ZONE,
                OWNER,
                SeatTerms.SEATS,
                SeatTerms.POLICY,
                ConnectionTerms.PROVIDER,
                ConnectionTerms.DIALECT);
    }

    private static Founding.Wanted wanted(AdminBody terms) {
        return new Founding.Wanted(
                AdminBody.required(NAME, terms.text(NAME)),
                terms.text(ZONE).orElse("UTC"),
                AdminBody.required(SeatTerms.SEATS, SeatTerms.size(terms)),
                SeatTerms.policy(terms).orElse(NoSeatPolicy.REJECT),
                ConnectionTerms.of(terms));
    }
}
