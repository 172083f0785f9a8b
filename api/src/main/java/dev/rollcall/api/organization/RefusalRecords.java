package dev.rollcall.api.organization;

import dev.rollcall.api.http.KeptOwners;
import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.dispatch.Receipt;
import dev.rollcall.command.organization.OrganizationCommand;
import dev.rollcall.command.organization.OrganizationCommand.RecordDeprovisioningRefusal;
import dev.rollcall.command.organization.OrganizationCommand.RecordSeatRefusal;
import dev.rollcall.command.user.UserCommand;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.kernel.license.LicenseRefusal.NoFreeSeat;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refusal;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import dev.rollcall.kernel.user.UserRefusal.MemberNotLinked;
import dev.rollcall.query.organization.OrganizationQueries;
import dev.rollcall.query.user.UserQueries;
import dev.rollcall.query.user.UserView;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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
    private final KeptOwners kept;

    RefusalRecords(Dispatch dispatch, OrganizationQueries organizations, UserQueries users, KeptOwners kept) {
        this.kept = kept;
        this.dispatch = dispatch;
        this.organizations = organizations;
        this.users = users;
    }

    /** For an identity provider, whose call takes notes of all that is recorded. */
    public Receipt send(UserCommand command, ScimAccess access) {
        return send(command, access.origin(), access.call()::recorded);
    }

    /** For people. */
    public Receipt send(UserCommand command, Origin origin) {
        return send(command, origin, receipt -> {});
    }

    private Receipt send(UserCommand command, Origin origin, Consumer<Receipt> recorded) {
        try {
            var receipt = dispatch.send(command, origin);
            recorded.accept(receipt);
            return receipt;
        } catch (Refused refused) {
            record(refused.refusal(), command, origin, recorded);
            throw refused;
        }
    }

    private void record(Refusal refusal, UserCommand command, Origin origin, Consumer<Receipt> recorded) {
        try {
            if (refusal instanceof LastOwner && origin.connection() != null) {
                kept.note(origin.organization());
            }
            history(refusal, command, origin).ifPresent(record -> recorded.accept(dispatch.send(record, origin)));
        } catch (RuntimeException unrecorded) {
            LOG.error("A refusal could not be recorded: {}", refusal.getClass().getSimpleName(), unrecorded);
        }
    }

    private Optional<OrganizationCommand> history(Refusal refusal, UserCommand command, Origin origin) {
        return switch (refusal) {
            case NoFreeSeat full -> Optional.of(seat(command, origin, full.reason()));
            case LastOwner last -> Optional.of(deprovisioning(command, origin, last.reason()));
            case MemberNotLinked manual
            when manual.endsAccess() -> Optional.of(deprovisioning(command, origin, manual.reason()));
            default -> Optional.empty();
        };
    }

    private OrganizationCommand seat(UserCommand command, Origin origin, String reason) {
        return command instanceof ProvisionUser provision
                ? new RecordSeatRefusal(null, provision.profile().userName(), today(origin), reason)
                : new RecordSeatRefusal(
                        command.user(), nameOf(command.user(), origin.organization()), today(origin), reason);
    }

    private OrganizationCommand deprovisioning(UserCommand command, Origin origin, String reason) {
        return new RecordDeprovisioningRefusal(command.user(), today(origin), reason);
    }

    private String nameOf(UUID user, OrganizationId organization) {
        return users.find(organization, user, false).map(UserView::userName).orElse("");
    }

    private LocalDate today(Origin origin) {
        ZoneId zone = organizations
                .find(origin.organization())
                .map(found -> found.zone())
                .orElse(ZoneOffset.UTC);
        return LocalDate.ofInstant(origin.receivedAt(), zone);
    }
}
