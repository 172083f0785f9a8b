package dev.rollcall.api.organization;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.dispatch.Receipt;
import dev.rollcall.command.organization.OrganizationCommand.RecordDeprovisioningRefusal;
import dev.rollcall.command.organization.OrganizationCommand.RecordSeatRefusal;
import dev.rollcall.command.user.UserCommand;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.kernel.license.LicenseRefusal.NoFreeSeat;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import dev.rollcall.kernel.user.UserRefusal.MemberNotLinked;
import dev.rollcall.query.organization.OrganizationQueries;
import dev.rollcall.query.user.UserQueries;
import dev.rollcall.query.user.UserView;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends commands to users and writes down those refusals that are history: a seat that was not had, a member who was not
 * deprovisioned. Written after the refusal, in a transaction of its own.
 */
@Component
public final class RefusalRecords {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalRecords.class);

    private final Dispatch dispatch;
    private final OrganizationQueries organizations;
    private final UserQueries users;

    RefusalRecords(Dispatch dispatch, OrganizationQueries organizations, UserQueries users) {
        this.dispatch = dispatch;
        this.organizations = organizations;
        this.users = users;
    }

    public Receipt send(UserCommand command, ScimAccess access) {
        try {
            return noted(dispatch.send(command, access.origin()), access);
        } catch (Refused refused) {
            record(refused, command, access);
            throw refused;
        }
    }

    private static Receipt noted(Receipt receipt, ScimAccess access) {
        access.call().recorded(receipt);
        return receipt;
    }

    private void record(Refused refused, UserCommand command, ScimAccess access) {
        var origin = access.origin();
        try {
            switch (refused.refusal()) {
                case NoFreeSeat full ->
                    noted(
                            dispatch.send(
                                    new RecordSeatRefusal(
                                            command.user(),
                                            nameOf(command, origin.organization()),
                                            today(origin),
                                            full.reason()),
                                    origin),
                            access);
                case LastOwner last -> recordDeprovisioning(command, last.reason(), access);
                case MemberNotLinked manual
                when manual.endsAccess() -> recordDeprovisioning(command, manual.reason(), access);
                default -> {}
            }
        } catch (RuntimeException unrecorded) {
            LOG.error(
                    "A refusal could not be recorded: {}",
                    refused.refusal().getClass().getSimpleName(),
                    unrecorded);
        }
    }

    private void recordDeprovisioning(UserCommand command, String reason, ScimAccess access) {
        var record = new RecordDeprovisioningRefusal(command.user(), today(access.origin()), reason);
        noted(dispatch.send(record, access.origin()), access);
    }

    private String nameOf(UserCommand command, OrganizationId organization) {
        return command instanceof ProvisionUser provision
                ? provision.profile().userName()
                : users.find(organization, command.user(), false)
                        .map(UserView::userName)
                        .orElse("");
    }

    private LocalDate today(Origin origin) {
        ZoneId zone = organizations
                .find(origin.organization())
                .map(found -> found.zone())
                .orElse(ZoneOffset.UTC);
        return LocalDate.ofInstant(origin.receivedAt(), zone);
    }
}
