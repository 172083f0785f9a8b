package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.http.Tokens;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.command.access.Credentials;
import dev.rollcall.command.connection.ConnectionCommand.ChooseProvider;
import dev.rollcall.command.connection.ConnectionCommand.EnableConnection;
import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.connection.ConnectionCommand.RestrictAddresses;
import dev.rollcall.command.connection.ConnectionCommand.RevokeToken;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOff;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOn;
import dev.rollcall.command.connection.SentNotices;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.license.LicenseCommand.AllowOverage;
import dev.rollcall.command.license.LicenseCommand.ChangeNoSeatPolicy;
import dev.rollcall.command.license.LicenseCommand.ResizeLicense;
import dev.rollcall.command.organization.OrganizationCommand.AddSchema;
import dev.rollcall.command.organization.OrganizationCommand.ChangeSchema;
import dev.rollcall.command.organization.OrganizationCommand.DropSchema;
import dev.rollcall.command.organization.OrganizationCommand.VerifyDomain;
import dev.rollcall.command.reconciliation.ReconciliationCommand.ReconcileLeavers;
import dev.rollcall.command.team.TeamCommand.AllowTeamLink;
import dev.rollcall.command.user.UserCommand.AllowUserLink;
import dev.rollcall.command.user.UserCommand.DeactivateUser;
import dev.rollcall.command.user.UserCommand.ForbidUserLink;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.command.user.UserCommand.ReactivateUser;
import dev.rollcall.command.user.UserCommand.RemoveUser;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.organization.DomainProof;
import dev.rollcall.kernel.reconciliation.LeaverFinding;
import dev.rollcall.kernel.reconciliation.LeaverVerdict;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.kernel.scim.SchemaDefinition;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserProfile;
import dev.rollcall.query.audit.AuditEntry;
import dev.rollcall.query.audit.AuditField;
import dev.rollcall.query.audit.AuditStretch;
import dev.rollcall.query.audit.AuditTrailQueries;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.ConnectionQueries.Addressed;
import dev.rollcall.query.connection.ConnectionView;
import dev.rollcall.query.connection.CurrentConnection;
import dev.rollcall.query.directory.DirectoryHistoryQueries;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import dev.rollcall.query.license.LicenseView;
import dev.rollcall.query.license.SeatHistoryQueries;
import dev.rollcall.query.license.SeatQueries;
import dev.rollcall.query.license.WaitingQueries;
import dev.rollcall.query.organization.OrganizationQueries;
import dev.rollcall.query.organization.SchemaQueries;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Newest;
import dev.rollcall.query.reading.Past;
import dev.rollcall.query.reconciliation.Leaver;
import dev.rollcall.query.reconciliation.LeaverQueries;
import dev.rollcall.query.reconciliation.NamedBy;
import dev.rollcall.query.reconciliation.ReconciliationQueries;
import dev.rollcall.query.user.UserQueries;
import dev.rollcall.query.user.UserView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What no SCIM request does, done for one organization: with ids of another one it is refused, with own ids it touches no other. */
final class OperatorMatrix {
    private static final Domain DOMAIN = new Domain("example.com");
    private static final String URN = "urn:example:guides:2.0:User";

    private final Dispatch dispatch;
    private final ConnectionQueries connections;
    private final OrganizationQueries organizations;
    private final SchemaQueries schemas;
    private final LedgerQueries ledger;
    private final AuditTrailQueries trail;
    private final SeatHistoryQueries seatHistory;
    private final Credentials credentials;
    private final Tokens tokens;
    private final SentNotices notices;
    private final SeatQueries seats;
    private final WaitingQueries waiting;
    private final UserQueries users;
    private final DirectoryHistoryQueries directoryHistory;
    private final LeaverQueries leavers;
    private final ReconciliationQueries reconciliations;

    OperatorMatrix(BeanFactory server) {
        this.dispatch = server.getBean(Dispatch.class);
        this.connections = server.getBean(ConnectionQueries.class);
        this.organizations = server.getBean(OrganizationQueries.class);
        this.schemas = server.getBean(SchemaQueries.class);
        this.ledger = server.getBean(LedgerQueries.class);
        this.trail = server.getBean(AuditTrailQueries.class);
        this.seatHistory = server.getBean(SeatHistoryQueries.class);
        this.credentials = server.getBean(Credentials.class);
        this.tokens = server.getBean(Tokens.class);
        this.notices = server.getBean(SentNotices.class);
        this.seats = server.getBean(SeatQueries.class);
        this.waiting = server.getBean(WaitingQueries.class);
        this.users = server.getBean(UserQueries.class);
        this.directoryHistory = server.getBean(DirectoryHistoryQueries.class);
        this.leavers = server.getBean(LeaverQueries.class);
        this.reconciliations = server.getBean(ReconciliationQueries.class);
    }

    private static OrganizationId organization(Tenant tenant) {
        return OrganizationId.of(tenant.organization());
    }

    private static Origin origin(Tenant tenant) {
        return new Origin(organization(tenant), "operator", null, Origin.ADMIN, UUID.randomUUID(), Instant.now());
    }

    /** An owner who can sign in. */
    UUID owner(Tenant tenant) {
        var owner = UUID.randomUUID();
        var name = owner + "@owners.example";
        return dispatch.together(origin(tenant), () -> {
            dispatch.send(
                    new ProvisionUser(owner, new UserProfile(name, null, true, JsonNodeFactory.instance.objectNode())),
                    origin(tenant));
            dispatch.send(new GrantRole(owner, Role.OWNER), origin(tenant));
            credentials.set(organization(tenant), owner, name, "hash");
            return owner;
        });
    }

    /** @param owner an owner of the other organization */
    void run(Tenant own, Tenant other, UUID owner) {
        refuse(own, other, owner);
        operate(own);
        read(own);
        readPast(own, owner);
        reconcile(own, owner);
    }

    private void refuse(Tenant own, Tenant other, UUID owner) {
        var connection = UUID.fromString(other.connection());
        var license = UUID.fromString(other.license());
        Stream.of(
                        new SwitchOff(connection),
                        new SwitchOn(connection),
                        new ChooseProvider(connection, "ping", "ping", Precondition.NONE),
                        new RestrictAddresses(connection, List.of("192.0.2.1"), Precondition.NONE),
                        new IssueToken(connection, "abcdefgh", "mac", null),
                        new RevokeToken(connection, other.token().substring(3, 11)),
                        new ResizeLicense(license, 1),
                        new ChangeNoSeatPolicy(license, NoSeatPolicy.WITHOUT_SEAT),
                        new AllowOverage(license, 3),
                        new GrantRole(owner, Role.OWNER),
                        new AllowUserLink(owner),
                        new ForbidUserLink(owner),
                        new AllowTeamLink(UUID.randomUUID()),
                        new VerifyDomain(organization(other).value(), DOMAIN, DomainProof.OPERATOR),
                        new DeactivateUser(owner),
                        new ReactivateUser(owner),
                        new RemoveUser(owner, Precondition.NONE))
                .forEach(command -> assertThatThrownBy(() -> dispatch.send(command, origin(own)))
                        .as("%s", command)
                        .isInstanceOf(Refused.class)
                        .hasMessageContaining("There is no"));
    }

    /** Everything that the tables of connections, tokens, licences and owners are changed by. */
    private void operate(Tenant own) {
        var connection = UUID.fromString(own.connection());
        var license = UUID.fromString(own.license());
        var token = tokens.forConnection();
        var leaving = owner(own);
        owner(own);
        Stream.of(
                        new IssueToken(connection, token.kid(), tokens.mac(token), null),
                        new RevokeToken(connection, token.kid()),
                        new ChooseProvider(connection, "ping", "rfc", Precondition.NONE),
                        new RestrictAddresses(connection, List.of("127.0.0.1"), Precondition.NONE),
                        new SwitchOff(connection),
                        new SwitchOn(connection),
                        new ResizeLicense(license, 7),
                        new ResizeLicense(license, 5),
                        new ChangeNoSeatPolicy(license, NoSeatPolicy.WITHOUT_SEAT),
                        new AllowOverage(license, 3),
                        new VerifyDomain(organization(own).value(), DOMAIN, DomainProof.OPERATOR),
                        new AllowUserLink(leaving),
                        new ForbidUserLink(leaving),
                        new DeactivateUser(leaving),
                        new RemoveUser(leaving, Precondition.NONE),
                        new AddSchema("User", schema("badge")),
                        new ChangeSchema(schema("level")),
                        new DropSchema(URN),
                        new AddSchema("User", schema("badge")))
                .forEach(command -> dispatch.send(command, origin(own)));
        assertThatThrownBy(() -> dispatch.send(new EnableConnection(UUID.randomUUID(), "okta", "okta"), origin(own)))
                .hasMessageContaining(own.connection());
    }

    private static Schema schema(String attribute) {
        ObjectNode definition =
                JsonNodeFactory.instance.objectNode().put("id", URN).put("name", "x");
        definition.putArray("attributes").addObject().put("name", attribute);
        return SchemaDefinition.read(definition);
    }

    private void read(Tenant own) {
        assertThat(schemas.all(organization(own)))
                .extracting(extension -> extension.schema().id())
                .containsExactly(URN);
        assertThat(schemas.find(organization(own), URN)).isPresent();
        assertThat(connections.addressed(UUID.fromString(own.connection())))
                .get()
                .extracting(Addressed::organization)
                .isEqualTo(organization(own));
        assertThat(notices.claim(organization(own), "read")).isTrue();
        notices.release(organization(own), "read");
        assertThat(connections.connections(organization(own), Instant.now()))
                .extracting(ConnectionView::id)
                .isEqualTo(List.of(UUID.fromString(own.connection())));
        assertThat(connections.current(organization(own), Instant.now()))
                .get()
                .extracting(CurrentConnection::id)
                .isEqualTo(UUID.fromString(own.connection()));
        assertThat(organizations.find(organization(own))).isPresent();
        assertThat(seats.license(organization(own)))
                .get()
                .extracting(LicenseView::license)
                .isEqualTo(UUID.fromString(own.license()));
        assertThat(waiting.all(organization(own), new Keyset(0, 10))).isEmpty();
        readLedger(organization(own));
        readTrail(organization(own));
        readSeats(organization(own), UUID.fromString(own.license()));
    }

    private void readSeats(OrganizationId own, UUID license) {
        long last = sealed(own).position();
        Await.until(
                Duration.ofSeconds(20),
                "seats up to " + last,
                () -> seatHistory
                        .reached(own)
                        .filter(reached -> reached.position() >= last)
                        .isPresent());
        assertThat(seatHistory.level(own, license, last).orElseThrow().held())
                .isEqualTo(seatHistory
                        .holders(own, license, last, null, new Keyset(0, 1000))
                        .size());
    }

    private void readPast(Tenant own, UUID stranger) {
        var member = owner(own);
        var organization = organization(own);
        var now = Instant.now();
        Await.until(
                Duration.ofSeconds(20),
                "the directory as of " + now,
                () -> directoryHistory
                        .reached(organization)
                        .filter(reached -> !reached.through().isBefore(now))
                        .isPresent());
        long position = ledger.positionAt(organization, now);
        assertThat(Past.at(position, () -> users.find(organization, List.of(member, stranger), true)))
                .extracting(UserView::id)
                .containsExactly(member);
    }

    /** Every position once: none of another organization's. */
    private void readTrail(OrganizationId own) {
        long last = sealed(own).position();
        Await.until(
                Duration.ofSeconds(20),
                "the audit trail up to " + last,
                () -> trail.reached(own)
                        .filter(reached -> reached.position() >= last)
                        .isPresent());
        assertThat(trail.oldestFirst(own, Map.of(), new AuditStretch(0, last), 1000)
                        .entries())
                .extracting(AuditEntry::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(trail.newestFirst(
                                own, Map.of(AuditField.ATTRIBUTE, List.of("domain")), new AuditStretch(0, last), 1000)
                        .entries())
                .extracting(AuditEntry::fact)
                .containsExactly("organization.domain-verified");
        assertThat(trail.hasChanged(own, "nothing")).isFalse();
    }

    /** By whatever a list may name somebody of another organization, it finds nobody. */
    private void reconcile(Tenant own, UUID stranger) {
        var left = Instant.now();
        var name = stranger + "@owners.example";
        var list = List.of(
                new Leaver(2, List.of(new Leaver.Name(NamedBy.ID, stranger.toString())), left),
                new Leaver(3, List.of(new Leaver.Name(NamedBy.USER_NAME, name)), left),
                new Leaver(4, List.of(new Leaver.Name(NamedBy.EMAIL, name)), left),
                new Leaver(5, List.of(new Leaver.Name(NamedBy.EXTERNAL_ID, name)), left));
        var told = ledger.whole(organization(own)).orElseThrow();
        var found = leavers.compare(organization(own), list, Duration.ZERO, left, told);
        assertThat(found).extracting(LeaverFinding::verdict).containsOnly(LeaverVerdict.UNKNOWN);
        var id = UUID.randomUUID();
        dispatch.send(new ReconcileLeavers(id, Duration.ZERO, "UTC", "", told.last(), found), origin(own));
        Await.until(
                Duration.ofSeconds(20),
                "sealed",
                () -> reconciliations.find(organization(own), id).orElseThrow().position() != null);
        var view = reconciliations.find(organization(own), id).orElseThrow();
        assertThat(reconciliations.newest(organization(own), Newest.of(10))).containsExactly(view);
        assertThat(reconciliations.leavers(organization(own), view, null, Keyset.FIRST))
                .hasSize(4);
    }

    /** When all is sealed, the last position is that of the last seal before now: none of another organization's. */
    private void readLedger(OrganizationId own) {
        var now = Instant.now();
        Await.until(
                Duration.ofSeconds(20),
                "a sealed time",
                () -> sealed(own).through().isAfter(now));
        assertThat(sealed(own).position())
                .isPositive()
                .isEqualTo(ledger.positionAt(own, sealed(own).through()));
    }

    private Sealed sealed(OrganizationId own) {
        return ledger.sealed(own).orElseThrow();
    }
}
