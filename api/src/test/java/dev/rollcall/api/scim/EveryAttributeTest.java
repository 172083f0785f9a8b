package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Attribute.Type;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.query.organization.SchemaQueries;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every attribute of every schema under every operator: an answer, or a refusal that names the attribute, never more. */
class EveryAttributeTest {
    /** Written by the client and never shown. */
    private static final Set<String> UNSEARCHABLE = Set.of("password");

    private static final List<String> ORDERED = List.of("gt", "ge", "lt", "le");
    private static final List<String> PARTIAL = List.of("co", "sw", "ew");
    private static final Tenant TENANT = filled();

    record Named(ResourceType type, String path, Attribute leaf) {
        String url() {
            return type.endpoint();
        }

        @Override
        public String toString() {
            return type.name() + " " + path;
        }
    }

    private static Tenant filled() {
        var tenant = Guides.tenant("rfc");
        var user = tenant.scim().post("/Users", """
                {"userName": "bjensen@example.com", "title": "Tour Guide", "name": {"familyName": "Jensen"},
                 "emails": [{"value": "babs@example.com", "type": "work", "primary": true, "display": "Work mail"}],
                 "%s": {"department": "Tours", "manager": {"value": "26118915"}},
                 "%s": {"badge": "gold", "level": 7, "since": "2026-11-01T08:00:00Z", "rooms": [1], "members": ["a"],
                        "courses": [{"value": "French", "hours": 1.5, "ended": "2026-11-01T08:00:00Z"}]}}""".formatted(Scim.ENTERPRISE, Guides.USER));
        assertThat(tenant.scim()
                        .post("/Groups", Scim.group("Tour Guides", user.id()))
                        .status())
                .isEqualTo(201);
        return tenant;
    }

    static Stream<Named> attributes() {
        var schemas = RunningServer.get().bean(SchemaQueries.class).all(OrganizationId.of(TENANT.organization()));
        return ResourceTypes.with(schemas).all().stream()
                .flatMap(type -> Stream.concat(
                        type.topLevel().flatMap(attribute -> paths(type, "", attribute)),
                        type.extensions().stream()
                                .flatMap(extension -> extension.attributes().stream()
                                        .flatMap(attribute -> paths(type, extension.id() + ":", attribute)))));
    }

    private static Stream<Named> paths(ResourceType type, String prefix, Attribute attribute) {
        var whole = new Named(
                type,
                prefix + attribute.name(),
                attribute.complex() ? attribute.sub("value").orElse(attribute) : attribute);
        return Stream.concat(
                Stream.of(whole),
                attribute.subAttributes().stream()
                        .map(sub -> new Named(type, prefix + attribute.name() + "." + sub.name(), sub)));
    }

    private static String literal(Attribute leaf) {
        return switch (leaf.type()) {
            case BOOLEAN -> "true";
            case INTEGER, DECIMAL -> "7";
            case DATETIME -> "\"2026-11-01T08:00:00Z\"";
            case STRING, BINARY, REFERENCE, COMPLEX -> "\"Jensen\"";
        };
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void is_searched_or_refused_by_name(Named attribute) {
        for (String operator : List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr")) {
            var filter = operator.equals("pr")
                    ? attribute.path() + " pr"
                    : attribute.path() + " " + operator + " " + literal(attribute.leaf());
            var answer = TENANT.scim().filter(attribute.url(), filter);
            if (accepts(attribute, operator)) {
                assertThat(answer.status()).as("%s: %s", filter, answer.body()).isEqualTo(200);
            } else {
                assertThat(answer.status()).as("%s: %s", filter, answer.body()).isEqualTo(400);
                assertThat(answer.json().path("scimType").stringValue()).isEqualTo("invalidFilter");
                assertThat(answer.detail()).contains(attribute.path().replaceAll("\\..*", ""));
            }
        }
    }

    private static boolean accepts(Named attribute, String operator) {
        if (UNSEARCHABLE.contains(attribute.path())) {
            return false;
        }
        var leaf = attribute.leaf();
        if (leaf.complex()) {
            return operator.equals("pr");
        }
        if (leaf.type() == Type.BOOLEAN) {
            return !ORDERED.contains(operator) && !PARTIAL.contains(operator);
        }
        if (leaf.type() == Type.BINARY) {
            return !ORDERED.contains(operator);
        }
        boolean isText = leaf.type() != Type.DATETIME && leaf.type() != Type.INTEGER && leaf.type() != Type.DECIMAL;
        return isText || !PARTIAL.contains(operator);
    }

    @Test
    void what_is_said_of_a_resource_finds_it() {
        for (String filter : List.of(
                "emails.display eq \"WORK MAIL\"",
                "emails[display sw \"work\" and primary eq true]",
                "groups.display eq \"tour guides\"",
                "groups[display co \"guide\" and type eq \"direct\"]",
                Schema.SEAT + ":status eq \"held\"",
                Schema.SEAT + ":number gt 0",
                "schemas eq \"" + Schema.ENTERPRISE_USER + "\"",
                "not (schemas eq \"urn:none\")",
                "meta.version eq \"W/\\\"0\\\"\"",
                "meta.resourceType eq \"User\"",
                Schema.ENTERPRISE_USER + ":manager.value eq \"26118915\"",
                "name.familyName ge \"j\" and not (title co \"chef\")")) {
            var found = TENANT.scim().filter("/Users", filter);
            assertThat(found.status()).as("%s: %s", filter, found.body()).isEqualTo(200);
            assertThat(found.totalResults()).as(filter).isOne();
        }
        assertThat(TENANT.scim()
                        .filter("/Groups", "members.display sw \"bjensen\"")
                        .totalResults())
                .isOne();
    }
}
