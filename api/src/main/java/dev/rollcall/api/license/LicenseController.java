package dev.rollcall.api.license;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.api.http.AdminBody;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.license.LicenseCommand.AllowOverage;
import dev.rollcall.command.license.LicenseCommand.ChangeNoSeatPolicy;
import dev.rollcall.command.license.LicenseCommand.ResizeLicense;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.license.LicenseView;
import dev.rollcall.query.license.SeatQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The licence of an organization: how many seats, how many held, what happens when none is free. */
@RestController
@RequestMapping("/admin/organizations/{organization}/license")
class LicenseController {
    private final Dispatch dispatch;
    private final SeatQueries seats;

    LicenseController(Dispatch dispatch, SeatQueries seats) {
        this.dispatch = dispatch;
        this.seats = seats;
    }

    @GetMapping
    LicenseView license(AdminAccess access, @PathVariable UUID organization) {
        return find(access.organization(organization));
    }

    @PatchMapping
    LicenseView change(AdminAccess access, @PathVariable UUID organization, ScimBody body) {
        var origin = access.origin(organization);
        var before = find(origin.organization());
        var license = before.license();
        var terms = AdminBody.of(body, SeatTerms.SEATS, SeatTerms.POLICY, SeatTerms.OVERAGE);
        if (terms.isEmpty()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX,
                    "The body names nothing to change; send %s, %s or %s"
                            .formatted(SeatTerms.SEATS, SeatTerms.POLICY, SeatTerms.OVERAGE));
        }
        var wanted = SeatTerms.policy(terms).orElse(NoSeatPolicy.valueOf(before.noSeatPolicy()));
        SeatTerms.requireAgreement(terms, wanted, before.overageAllowed());
        List<Object> commands = new ArrayList<>();
        SeatTerms.size(terms).ifPresent(seats -> commands.add(new ResizeLicense(license, seats)));
        SeatTerms.policy(terms).ifPresent(policy -> commands.add(new ChangeNoSeatPolicy(license, policy)));
        SeatTerms.overage(terms).ifPresent(seats -> commands.add(new AllowOverage(license, seats)));
        dispatch.sendAll(commands, origin);
        return find(origin.organization());
    }

    private LicenseView find(OrganizationId organization) {
        return seats.license(organization)
                .orElseThrow(() -> new Refused(new OrganizationUnknown(organization.value())));
    }
}
