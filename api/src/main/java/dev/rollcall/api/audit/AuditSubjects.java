package dev.rollcall.api.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.AuditField;
import dev.rollcall.query.audit.KnownSubjects;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads about whom or by whom entries of the audit trail are; whom the organization never had is refused. */
@Component
final class AuditSubjects {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern AN_ID = Pattern.compile(ID, Pattern.CASE_INSENSITIVE);
    private static final Pattern SEAT = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern ACTOR = Pattern.compile(
            "operator|rollcall|token:(?<kid>[\\w-]+)|(owner|billing|auditor):(?<user>%s)".formatted(ID));

    private final KnownSubjects subjects;

    AuditSubjects(KnownSubjects subjects) {
        this.subjects = subjects;
    }

    static String id(AuditField field, String text) {
        return matching(field, text, AN_ID, ReportParameters.AN_ID).group().toLowerCase(Locale.ROOT);
    }

    String read(AuditField field, String text, OrganizationId organization) {
        return switch (field) {
            case ACTOR -> actor(text, organization);
            case SEAT -> seat(text, organization);
            default -> subject(field, id(field, text), organization);
        };
    }

    private String subject(AuditField field, String id, OrganizationId organization) {
        var subject = UUID.fromString(id);
        boolean isKnown = switch (field) {
            case USER -> subjects.hasUser(organization, subject);
            case TEAM -> subjects.hasTeam(organization, subject);
            default -> subjects.hasConnection(organization, subject);
        };
        return known(
                isKnown, field, id, "the id of a %s that the organization has or had".formatted(field.parameter()));
    }

    private String seat(String text, OrganizationId organization) {
        var number = Integer.parseInt(matching(AuditField.SEAT, text, SEAT, "the number of a seat, from 1 on")
                .group());
        return known(
                subjects.hasSeat(organization, number),
                AuditField.SEAT,
                text,
                "the number of a seat that the licence has, or that was ever held");
    }

    private String actor(String text, OrganizationId organization) {
        var actor = matching(
                AuditField.ACTOR,
                text,
                ACTOR,
                "token:<kid>, owner:, billing: or auditor:<user id>, operator or rollcall");
        var kid = actor.group("kid");
        var user = actor.group("user");
        boolean isKnown = (kid == null || subjects.hasToken(organization, kid))
                && (user == null || subjects.hasUser(organization, UUID.fromString(user)));
        return known(isKnown, AuditField.ACTOR, text, "a token or a user that the organization has or had");
    }

    private static Matcher matching(AuditField field, String text, Pattern pattern, String accepted) {
        var matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw ReportParameters.invalid(field.parameter(), text, accepted);
        }
        return matcher;
    }

    private static String known(boolean isKnown, AuditField field, String text, String accepted) {
        if (!isKnown) {
            throw ReportParameters.invalid(field.parameter(), text, accepted);
        }
        return text;
    }
}
