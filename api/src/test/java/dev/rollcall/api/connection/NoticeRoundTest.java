package dev.rollcall.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rollcall.api.console.Notice;
import dev.rollcall.api.http.StoppedCalls;
import dev.rollcall.api.http.Tokens;
import dev.rollcall.api.mail.MailServer;
import dev.rollcall.api.mail.Post;
import dev.rollcall.api.testing.KeptCalls;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.connection.ConnectionCommand.RevokeToken;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOff;
import dev.rollcall.command.connection.SentNotices;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.organization.OrganizationQueries;
import dev.rollcall.query.organization.OwnerAddresses;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What owners are told by mail, by a mail server that takes it. */
class NoticeRoundTest {
    private final RunningServer server = RunningServer.get();
    private final Tenant tenant = server.tenant("rfc");
    private final OrganizationId organization = OrganizationId.of(tenant.organization());
    private final UUID connection = UUID.fromString(tenant.connection());
    private final Instant now = Instant.now();
    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void start() {
        mail.start();
        owner("first");
        owner("second");
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private void owner(String name) {
        var user = tenant.scim().post("/Users", """
                {"userName": "%1$s", "emails": [{"value": "%1$s.home@example.com"}, {"value": "%1$s@example.com", "primary": true}]}""".formatted(name + "-" + tenant.organization()));
        send(new GrantRole(UUID.fromString(user.id()), Role.OWNER));
    }

    private void send(Object command) {
        var origin = new Origin(organization, "operator", null, Origin.ADMIN, UUID.randomUUID(), Instant.now());
        server.bean(Dispatch.class).send(command, origin);
    }

    /** The only token from now on. @return it as text */
    private String onlyToken(@Nullable Instant expiresAt) {
        revoke(tenant.token());
        return anotherToken(expiresAt);
    }

    private String anotherToken(@Nullable Instant expiresAt) {
        var token = server.bean(Tokens.class).forConnection();
        send(new IssueToken(connection, token.kid(), server.bean(Tokens.class).mac(token), expiresAt));
        return token.text();
    }

    private void revoke(String token) {
        send(new RevokeToken(connection, token.substring(3, 11)));
    }

    /** Who used which token is written beside the work. */
    private void call(String token) {
        KeptCalls.of(tenant).of(tenant.scim().as("Bearer " + token).get("/Users"));
    }

    private void goRound(Instant at) {
        goRound(at, MailServer.at(mail.getSmtp().getPort()), new StoppedCalls());
    }

    private void goRound(Instant at, Post post, StoppedCalls calls) {
        new NoticeRound(
                        server.bean(ConnectionQueries.class),
                        server.bean(ConnectionTroubles.class),
                        calls,
                        server.bean(SentNotices.class),
                        server.bean(OrganizationQueries.class),
                        server.bean(OwnerAddresses.class),
                        post,
                        Clock.fixed(at, ZoneOffset.UTC))
                .go();
    }

    /** Other tests have organizations too. */
    private List<MimeMessage> mailOfOwners() {
        return Stream.of(mail.getReceivedMessages())
                .filter(message -> to(message).contains(tenant.organization()))
                .toList();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private List<String> subjects() {
        return mailOfOwners().stream().map(NoticeRoundTest::subject).distinct().toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void twenty_days_before_a_token_expires_every_owner_is_told_once() {
        onlyToken(now.plus(Duration.ofDays(19)).minus(Duration.ofHours(1)));

        goRound(now);
        goRound(now.plus(Duration.ofMinutes(5)));

        assertThat(mailOfOwners().stream().map(NoticeRoundTest::to))
                .containsExactlyInAnyOrder(
                        "first-" + tenant.organization() + "@example.com",
                        "second-" + tenant.organization() + "@example.com");
        assertThat(subjects())
                .singleElement()
                .asString()
                .startsWith("Tour Guides: The token")
                .contains("in 19 days");
    }

    @Test
    void seven_days_and_one_day_before_owners_are_told_again_and_when_it_has_expired() {
        var ends = now.plus(Duration.ofDays(30));
        onlyToken(ends);

        for (long days : new long[] {25, 20, 15, 10, 7, 6, 3, 1, 0}) {
            goRound(ends.minus(Duration.ofDays(days)).plusSeconds(1));
        }

        assertThat(subjects())
                .map(subject -> subject.replaceAll(".*(in \\d+ days|within a day|has stopped).*", "$1"))
                .containsExactly("in 20 days", "in 7 days", "within a day", "has stopped");
    }

    @Test
    void of_two_tokens_that_nobody_has_used_the_one_that_lasts_longer_counts() {
        onlyToken(now.plus(Duration.ofDays(3)));
        anotherToken(now.plus(Duration.ofDays(90)));

        goRound(now);

        assertThat(mailOfOwners()).isEmpty();
    }

    @Test
    void of_two_tokens_in_use_the_one_that_was_used_last_counts() {
        var lasting = onlyToken(null);
        call(lasting);
        var ends = now.plus(Duration.ofDays(30));
        call(anotherToken(ends));

        goRound(ends.minus(Duration.ofDays(21)));
        goRound(ends.minus(Duration.ofDays(10)).plusSeconds(1));
        goRound(ends.plus(Duration.ofHours(1)));

        assertThat(subjects())
                .map(subject -> subject.replaceAll(".*(in \\d+ days|has stopped).*", "$1"))
                .containsExactly("in 10 days", "has stopped");
    }

    @Test
    void who_goes_on_calling_with_an_expired_token_stops_nobody_who_has_a_live_one() {
        var expired = onlyToken(now.minus(Duration.ofHours(1)));
        call(anotherToken(null));
        call(expired);

        goRound(now);

        assertThat(mailOfOwners()).isEmpty();
    }

    @Test
    void when_the_last_token_was_revoked_the_banner_says_so_and_a_mail_where_the_identity_provider_goes_on_calling() {
        var last = onlyToken(null);
        assertThat(banner()).isEmpty();
        revoke(last);
        assertThat(banner()).singleElement().satisfies(notice -> {
            assertThat(notice.severity()).isEqualTo(Notice.Severity.DANGER);
            assertThat(notice.text()).startsWith("Provisioning has stopped: the last token, ");
        });
        server.bean(StoppedCalls.class).taken();

        goRound(now);
        assertThat(mailOfOwners()).isEmpty();

        assertThat(tenant.scim().as("Bearer " + last).get("/Users").status()).isEqualTo(401);
        goRound(now, MailServer.at(mail.getSmtp().getPort()), server.bean(StoppedCalls.class));
        assertThat(subjects()).singleElement().asString().contains("was revoked on");

        anotherToken(null);
        assertThat(banner()).isEmpty();
    }

    private List<Notice> banner() {
        return server.bean(ConnectionNotices.class).of(organization);
    }

    @Test
    void a_mail_says_what_to_do_and_names_nobody() throws Exception {
        onlyToken(now.plus(Duration.ofHours(1)));

        goRound(now.plus(Duration.ofHours(2)));

        var text = mailOfOwners().getFirst().getContent().toString();
        assertThat(text)
                .contains(
                        "Provisioning has stopped",
                        "calls with a new token",
                        "Enterprise Controls, SCIM",
                        "Tour Guides")
                .doesNotContain("first", "second", tenant.organization());
        assertThat(mailOfOwners().getFirst().getFrom()[0]).hasToString("rollcall@example.com");
    }

    @Test
    void switched_off_is_told_only_where_the_identity_provider_goes_on_calling() {
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(200);
        send(new SwitchOff(connection));
        server.bean(StoppedCalls.class).taken();

        goRound(now);
        assertThat(mailOfOwners()).isEmpty();

        assertThat(tenant.scim().get("/Users").status()).isEqualTo(401);
        goRound(now, MailServer.at(mail.getSmtp().getPort()), server.bean(StoppedCalls.class));
        assertThat(subjects()).singleElement().asString().contains("SCIM is switched off since");
        assertThat(mailOfOwners()).hasSize(2);

        assertThat(tenant.scim().get("/Users").status()).isEqualTo(401);
        goRound(now, MailServer.at(mail.getSmtp().getPort()), server.bean(StoppedCalls.class));
        assertThat(mailOfOwners()).hasSize(2);
    }

    @Test
    void a_stranger_with_a_wrong_token_stops_nothing() {
        send(new SwitchOff(connection));
        server.bean(StoppedCalls.class).taken();

        tenant.scim()
                .as("Bearer " + server.bean(Tokens.class).forConnection().text())
                .get("/Users");

        assertThat(server.bean(StoppedCalls.class).taken()).doesNotContain(organization);
    }

    @Test
    void what_no_mail_server_took_is_tried_again() {
        onlyToken(now.plus(Duration.ofDays(2)));
        int port = mail.getSmtp().getPort();
        mail.stop();
        goRound(now, MailServer.at(port), new StoppedCalls());

        mail.start();
        goRound(now);

        assertThat(mailOfOwners()).hasSize(2);
    }

    @Test
    void where_there_is_no_mail_server_a_log_line_stands_in_for_the_mail() {
        onlyToken(now.plus(Duration.ofDays(2)));

        goRound(now, server.bean(Post.class), new StoppedCalls());
        goRound(now);

        assertThat(mailOfOwners()).isEmpty();
    }
}
