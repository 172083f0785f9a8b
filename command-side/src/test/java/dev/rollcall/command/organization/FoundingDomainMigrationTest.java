package dev.rollcall.command.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.history.ConsistencyFold;
import dev.rollcall.command.testing.CommandSide;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.command.testing.Tables;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.testing.PostgresForTests;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Organizations that were founded before there were verified domains get theirs when the schema is brought up to date. */
class FoundingDomainMigrationTest {
    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migratedTo("1.5", "command");

    private static final UUID CONNECTION = UUID.randomUUID();

    private final Tables tables = new Tables(DATABASE.admin());
    private final CommandSide side = CommandSide.pooled(DATABASE.server());

    @AfterEach
    void close() {
        side.close();
    }

    private OrganizationId founded() {
        var organization = Origins.organization();
        event(
                organization,
                organization.value(),
                "Organization",
                "organization.founded",
                """
                {"organization":"%s","name":"Tour Guides","zone":"UTC"}""".formatted(organization),
                null);
        return organization;
    }

    private void event(
            OrganizationId organization, UUID aggregate, String type, String name, String payload, String personal) {
        tables.change("""
                INSERT INTO event (organization_id, aggregate_id, sequence, aggregate_type, event_id, name, revision,
                    payload, personal, salt, actor, verb, request_id, received_at)
                VALUES (?, ?, (SELECT count(*) FROM event WHERE aggregate_id = ?), ?, gen_random_uuid(), ?, 1,
                    convert_to(?, 'UTF8'), convert_to(cast(? AS text), 'UTF8'),
                    CASE WHEN cast(? AS text) IS NULL THEN NULL ELSE '\\x00'::bytea END, 'rollcall', 'ADMIN', gen_random_uuid(), now())""", organization.value(), aggregate, aggregate, type, name, payload, personal, personal);
    }

    /** As the releases of before left one behind, in events and rows. @param connection null for a manual member */
    private void owner(OrganizationId organization, long number, String userName, UUID connection) {
        var user = new UUID(0x0192_0000_0000_7000L, number);
        event(
                organization,
                user,
                "User",
                "user.provisioned",
                """
                {"user":"%s"%s,"active":false,"normaliser":1}""".formatted(user, connection == null ? "" : ",\"connection\":\"%s\"".formatted(connection)),
                """
                {"userName":"%s","attributes":{}}""".formatted(userName));
        event(organization, user, "User", "ownership.granted", "{\"user\":\"%s\"}".formatted(user), null);
        tables.change("INSERT INTO owner VALUES (?, ?)", organization.value(), user);
        tables.change(
                "INSERT INTO user_claim VALUES (?, ?, ?, cast(? AS uuid), NULL)",
                organization.value(),
                user,
                userName,
                connection == null ? null : connection.toString());
    }

    private void signsIn(OrganizationId organization, long number, String email) {
        tables.change(
                "INSERT INTO credential VALUES (?, ?, ?, '')",
                organization.value(),
                new UUID(0x0192_0000_0000_7000L, number),
                email);
    }

    @Test
    void the_domain_of_the_eldest_manual_owners_address_is_verified_and_a_fact() throws SQLException {
        var chosen = founded();
        owner(chosen, 1, "owner@rollcall.invalid", null);
        signsIn(chosen, 1, "jane@acme.example");
        owner(chosen, 2, "other@elsewhere.example", null);
        var named = founded();
        owner(named, 3, "jane@tours.example", null);
        var placeholder = founded();
        owner(placeholder, 4, "owner@rollcall.invalid", null);
        var provisioned = founded();
        owner(provisioned, 5, "jane@pushed.example", CONNECTION);

        DATABASE.migrate();

        assertThat(tables.rows("verified_domain"))
                .containsExactlyInAnyOrder(
                        "(%s,acme.example)".formatted(chosen), "(%s,tours.example)".formatted(named));
        assertThat(tables.count(
                        "SELECT max(sequence) FROM event WHERE aggregate_id = ? AND name = 'organization.domain-verified'",
                        chosen.value()))
                .isOne();
        for (var organization : new OrganizationId[] {chosen, named, placeholder, provisioned}) {
            assertThat(side.bean(ConsistencyFold.class).check(organization).all())
                    .as("what the table holds is what the facts say")
                    .isEmpty();
        }
    }
}
