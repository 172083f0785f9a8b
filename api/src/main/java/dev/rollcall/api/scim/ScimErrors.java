package dev.rollcall.api.scim;

import dev.rollcall.api.database.AllConnectionsInUse;
import dev.rollcall.api.http.ScimError;
import dev.rollcall.kernel.connection.ConnectionRefusal;
import dev.rollcall.kernel.license.LicenseRefusal;
import dev.rollcall.kernel.license.LicenseRefusal.AnotherLicense;
import dev.rollcall.kernel.license.LicenseRefusal.LicenseUnknown;
import dev.rollcall.kernel.license.LicenseRefusal.NoFreeSeat;
import dev.rollcall.kernel.license.LicenseRefusal.OverageOutOfRange;
import dev.rollcall.kernel.license.LicenseRefusal.SeatUnknown;
import dev.rollcall.kernel.license.LicenseRefusal.SizeOutOfRange;
import dev.rollcall.kernel.message.Refusal;
import dev.rollcall.kernel.message.VersionRefusal;
import dev.rollcall.kernel.message.VersionRefusal.Busy;
import dev.rollcall.kernel.message.VersionRefusal.StaleVersion;
import dev.rollcall.kernel.message.VersionRefusal.UnwantedVersion;
import dev.rollcall.kernel.organization.OrganizationRefusal;
import dev.rollcall.kernel.organization.OrganizationRefusal.AttributeKept;
import dev.rollcall.kernel.organization.OrganizationRefusal.DomainInvalid;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import dev.rollcall.kernel.organization.OrganizationRefusal.SchemaTaken;
import dev.rollcall.kernel.organization.OrganizationRefusal.SchemaUnknown;
import dev.rollcall.kernel.organization.OrganizationRefusal.TooManySchemas;
import dev.rollcall.kernel.organization.OrganizationRefusal.ZoneUnknown;
import dev.rollcall.kernel.proof.ProofRefusal;
import dev.rollcall.kernel.proof.ProofRefusal.CheckpointAltered;
import dev.rollcall.kernel.proof.ProofRefusal.EventUnknown;
import dev.rollcall.kernel.proof.ProofRefusal.NoSuchCheckpoint;
import dev.rollcall.kernel.proof.ProofRefusal.NotSealedYet;
import dev.rollcall.kernel.proof.ProofRefusal.NotSignedYet;
import dev.rollcall.kernel.proof.ProofRefusal.NothingSignedYet;
import dev.rollcall.kernel.proof.ProofRefusal.RecordAltered;
import dev.rollcall.kernel.proof.ProofRefusal.TooManyPacks;
import dev.rollcall.kernel.proof.ProofRefusal.TooManyRecords;
import dev.rollcall.kernel.proof.ProofRefusal.TreeAltered;
import dev.rollcall.kernel.reconciliation.ReconciliationRefusal;
import dev.rollcall.kernel.reconciliation.ReconciliationRefusal.ReconciliationUnknown;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.team.TeamRefusal;
import dev.rollcall.kernel.team.TeamRefusal.ManualTeam;
import dev.rollcall.kernel.team.TeamRefusal.MembersUnknown;
import dev.rollcall.kernel.team.TeamRefusal.TeamManaged;
import dev.rollcall.kernel.team.TeamRefusal.TeamNameTaken;
import dev.rollcall.kernel.team.TeamRefusal.TeamNotLinked;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import dev.rollcall.kernel.user.UserRefusal;
import dev.rollcall.kernel.user.UserRefusal.ExternalIdTaken;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import dev.rollcall.kernel.user.UserRefusal.LastOwnerToSignIn;
import dev.rollcall.kernel.user.UserRefusal.ManualMember;
import dev.rollcall.kernel.user.UserRefusal.MemberNotLinked;
import dev.rollcall.kernel.user.UserRefusal.RoleWhileInactive;
import dev.rollcall.kernel.user.UserRefusal.UserNameTaken;
import dev.rollcall.kernel.user.UserRefusal.UserUnknown;

/** What each refusal is in HTTP. The compiler asks for every one. */
public final class ScimErrors {
    private ScimErrors() {}

    /** Of work for which there was no connection to the database. */
    public static ScimError withoutConnection(Throwable away) {
        return AllConnectionsInUse.causes(away)
                ? ScimError.of(
                        429,
                        "The server has more to do than it can; nothing was changed; repeat the request in a second")
                : ScimError.of(503, "The database cannot be reached; nothing was changed; repeat the request");
    }

    public static ScimError of(Refusal refusal) {
        return switch (refusal) {
            case UserRefusal user -> of(user);
            case TeamRefusal team -> of(team);
            case LicenseRefusal license -> of(license);
            case ConnectionRefusal connection -> of(connection);
            case OrganizationRefusal organization -> of(organization);
            case VersionRefusal version -> of(version);
            case ProofRefusal proof -> of(proof);
            case ReconciliationRefusal reconciliation -> of(reconciliation);
            default -> throw new IllegalStateException("A refusal of no known family: " + refusal);
        };
    }

    private static ScimError of(UserRefusal refusal) {
        return switch (refusal) {
            case UserUnknown unknown -> ScimError.of(404, unknown.reason());
            case ManualMember manual -> new ScimError(409, ScimErrorType.UNIQUENESS, manual.reason());
            case MemberNotLinked manual -> ScimError.of(403, manual.reason());
            case UserNameTaken taken -> new ScimError(409, ScimErrorType.UNIQUENESS, taken.reason());
            case ExternalIdTaken taken -> new ScimError(409, ScimErrorType.UNIQUENESS, taken.reason());
            case LastOwner last -> ScimError.of(403, last.reason());
            case LastOwnerToSignIn last -> ScimError.of(403, last.reason());
            case RoleWhileInactive inactive -> ScimError.of(409, inactive.reason());
        };
    }

    private static ScimError of(TeamRefusal refusal) {
        return switch (refusal) {
            case TeamUnknown unknown -> ScimError.of(404, unknown.reason());
            case ManualTeam manual -> new ScimError(409, ScimErrorType.UNIQUENESS, manual.reason());
            case TeamNotLinked manual -> ScimError.of(403, manual.reason());
            case TeamManaged managed -> ScimError.of(409, managed.reason());
            case TeamNameTaken taken -> new ScimError(409, ScimErrorType.UNIQUENESS, taken.reason());
            case MembersUnknown unknown -> new ScimError(400, ScimErrorType.INVALID_VALUE, unknown.reason());
        };
    }

    /** A full licence is 403: at 409 IdPs go matching, at 401 Entra goes into quarantine, at 429 or 503 they storm. */
    private static ScimError of(LicenseRefusal refusal) {
        return switch (refusal) {
            case NoFreeSeat full -> ScimError.of(403, full.reason());
            case LicenseUnknown unknown -> ScimError.of(404, unknown.reason());
            case SeatUnknown unknown -> ScimError.of(404, unknown.reason());
            case AnotherLicense another -> ScimError.of(409, another.reason());
            case OverageOutOfRange overage -> new ScimError(400, ScimErrorType.INVALID_VALUE, overage.reason());
            case SizeOutOfRange size -> new ScimError(400, ScimErrorType.INVALID_VALUE, size.reason());
        };
    }

    private static ScimError of(ConnectionRefusal refusal) {
        return switch (refusal) {
            case ConnectionRefusal.ConnectionUnknown unknown -> ScimError.of(404, unknown.reason());
            case ConnectionRefusal.TokenUnknown unknown -> ScimError.of(404, unknown.reason());
            case ConnectionRefusal.AnotherConnectionEnabled other -> ScimError.of(409, other.reason());
            case ConnectionRefusal.TooManyTokens many -> ScimError.of(409, many.reason());
            case ConnectionRefusal.ProviderUnknown unknown ->
                new ScimError(400, ScimErrorType.INVALID_VALUE, unknown.reason());
            case ConnectionRefusal.DialectUnknown unknown ->
                new ScimError(400, ScimErrorType.INVALID_VALUE, unknown.reason());
            case ConnectionRefusal.AddressRefused refused ->
                new ScimError(400, ScimErrorType.INVALID_VALUE, refused.reason());
            case ConnectionRefusal.TooManyAddresses many ->
                new ScimError(400, ScimErrorType.INVALID_VALUE, many.reason());
        };
    }

    private static ScimError of(OrganizationRefusal refusal) {
        return switch (refusal) {
            case OrganizationUnknown unknown -> ScimError.of(404, unknown.reason());
            case DomainInvalid domain -> new ScimError(400, ScimErrorType.INVALID_VALUE, domain.reason());
            case SchemaUnknown unknown -> ScimError.of(404, unknown.reason());
            case SchemaTaken taken -> new ScimError(409, ScimErrorType.UNIQUENESS, taken.reason());
            case TooManySchemas many -> ScimError.of(409, many.reason());
            case AttributeKept kept -> new ScimError(400, ScimErrorType.MUTABILITY, kept.reason());
            case ZoneUnknown zone -> new ScimError(400, ScimErrorType.INVALID_VALUE, zone.reason());
        };
    }

    private static ScimError of(ReconciliationRefusal refusal) {
        return switch (refusal) {
            case ReconciliationUnknown unknown -> ScimError.of(404, unknown.reason());
        };
    }

    private static ScimError of(VersionRefusal refusal) {
        return switch (refusal) {
            case StaleVersion stale -> ScimError.of(412, stale.reason());
            case UnwantedVersion unwanted -> ScimError.of(412, unwanted.reason());
            case Busy busy -> ScimError.of(429, busy.reason());
        };
    }

    private static ScimError of(ProofRefusal refusal) {
        return switch (refusal) {
            case EventUnknown unknown -> ScimError.of(404, unknown.reason());
            case NoSuchCheckpoint none -> ScimError.of(404, none.reason());
            case CheckpointAltered altered -> ScimError.of(409, altered.reason());
            case RecordAltered altered -> ScimError.of(409, altered.reason());
            case TreeAltered altered -> ScimError.of(409, altered.reason());
            case NotSealedYet early -> ScimError.of(409, early.reason());
            case NotSignedYet early -> ScimError.of(409, early.reason());
            case NothingSignedYet early -> ScimError.of(409, early.reason());
            case TooManyRecords many -> new ScimError(400, ScimErrorType.TOO_MANY, many.reason());
            case TooManyPacks many -> ScimError.of(429, many.reason());
        };
    }
}
