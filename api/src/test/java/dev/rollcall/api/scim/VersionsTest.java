package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions and what depends on them (RFC 7644 §3.14, RFC 9110 §13.1). */
class VersionsTest {
    private static final Client SCIM = RunningServer.get().tenant("rfc").scim();
    private static final String CHANGE =
            Scim.patch("{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"%s\"}");

    /** A user and a group, each changed once, so that there is an old version. */
    private static List<Answer> resources() {
        var user = SCIM.post("/Users", Scim.user(UUID.randomUUID().toString()));
        var group = SCIM.post("/Groups", Scim.group(UUID.randomUUID().toString()));
        return List.of(changed(user), changed(group));
    }

    private static Answer changed(Answer resource) {
        assertThat(SCIM.patch(path(resource), CHANGE.formatted(UUID.randomUUID()))
                        .status())
                .isBetween(200, 204);
        return SCIM.get(path(resource));
    }

    private static String path(Answer resource) {
        return resource.json()
                .at("/meta/location")
                .stringValue()
                .substring(SCIM.base().length());
    }

    private static String body(Answer resource) {
        return resource.body();
    }

    @Test
    void the_version_is_weak_and_the_same_in_header_and_body() {
        for (Answer resource : resources()) {
            var version = Scim.version(resource);
            assertThat(version).matches("W/\"\\d+\"");
            assertThat(resource.header("ETag")).hasValue(version);
            assertThat(changed(resource).header("ETag")).isPresent().isNotEqualTo(resource.header("ETag"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"99\"", "\"99\"", "W/\"97\", \"98\"", "W/\"99\", *", "nonsense", "\"\"", "99"})
    void whoever_has_an_old_version_changes_nothing(String old) {
        for (Answer resource : resources()) {
            for (Answer refused : List.of(
                    SCIM.send("PUT", path(resource), body(resource), "If-Match", old),
                    SCIM.send("PATCH", path(resource), CHANGE.formatted(UUID.randomUUID()), "If-Match", old),
                    SCIM.send("DELETE", path(resource), null, "If-Match", old))) {
                assertThat(refused.status()).as(refused.body()).isEqualTo(412);
                assertThat(refused.json().path("schemas").path(0).stringValue()).isEqualTo(Scim.ERROR);
                assertThat(refused.json().path("status").stringValue()).isEqualTo("412");
                assertThat(refused.detail()).contains(Scim.version(resource));
            }
            assertThat(SCIM.get(path(resource)).json()).isEqualTo(resource.json());
        }
    }

    /** An empty condition is no leave to overwrite. */
    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void an_empty_condition_is_refused(String empty) {
        for (Answer resource : resources()) {
            var refused = SCIM.send("PUT", path(resource), body(resource), "If-Match", empty);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.detail()).contains("If-Match", "W/\"3\"");
            assertThat(SCIM.get(path(resource)).json()).isEqualTo(resource.json());
        }
    }

    @Test
    void whoever_has_the_present_version_changes_it_however_it_is_written() {
        for (Answer first : resources()) {
            var resource = first;
            for (String form : List.of("%s", "*", "W/\"99\", %s", "%s , \"98\"")) {
                var match = form.formatted(Scim.version(resource));
                assertThat(SCIM.send("PATCH", path(resource), CHANGE.formatted(UUID.randomUUID()), "If-Match", match)
                                .status())
                        .as(match)
                        .isBetween(200, 204);
                resource = SCIM.get(path(resource));
            }
            var strong = Scim.version(resource).substring(2);
            assertThat(SCIM.send("PUT", path(resource), body(resource), "If-Match", strong)
                            .status())
                    .isEqualTo(200);
            assertThat(SCIM.send("DELETE", path(resource), null, "If-Match", Scim.version(resource))
                            .status())
                    .isEqualTo(204);
            assertThat(SCIM.send("DELETE", path(resource), null, "If-Match", "*")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_change_that_changes_nothing_asks_for_the_version_all_the_same() {
        for (Answer resource : resources()) {
            var same = Scim.patch("{\"op\": \"replace\", \"path\": \"displayName\", \"value\": %s}"
                    .formatted(resource.json().path("displayName")));
            assertThat(SCIM.send("PATCH", path(resource), same, "If-Match", "W/\"0\"")
                            .status())
                    .isEqualTo(412);
        }
    }

    @Test
    void whoever_knows_the_present_version_gets_304_without_a_body() {
        for (Answer resource : resources()) {
            var version = Scim.version(resource);
            for (String known : List.of(version, version.substring(2), "*", "\"98\", " + version)) {
                for (String method : List.of("GET", "HEAD")) {
                    var answer = SCIM.send(method, path(resource), null, "If-None-Match", known);
                    assertThat(answer.status()).as(known).isEqualTo(304);
                    assertThat(answer.body()).isEmpty();
                    assertThat(answer.header("ETag")).hasValue(version);
                    assertThat(answer.header("Location")).isEqualTo(resource.header("Location"));
                    assertThat(answer.header("Cache-Control")).isEqualTo(resource.header("Cache-Control"));
                    assertThat(answer.header("Content-Type")).isEmpty();
                }
            }
            for (String other : List.of("W/\"98\"", "\"97\", \"98\"", "nonsense")) {
                assertThat(SCIM.send("GET", path(resource), null, "If-None-Match", other)
                                .json())
                        .isEqualTo(resource.json());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "%s", "W/\"99\", %s"})
    void who_excludes_the_present_version_changes_nothing(String excluded) {
        for (Answer resource : resources()) {
            var header = excluded.formatted(Scim.version(resource));
            for (Answer refused : List.of(
                    SCIM.send("PUT", path(resource), body(resource), "If-None-Match", header),
                    SCIM.send("PATCH", path(resource), CHANGE.formatted(UUID.randomUUID()), "If-None-Match", header),
                    SCIM.send("DELETE", path(resource), null, "If-None-Match", header))) {
                assertThat(refused.status()).as(refused.body()).isEqualTo(412);
                assertThat(refused.json().path("detail").stringValue()).contains(header, Scim.version(resource));
            }
            assertThat(Scim.version(SCIM.get(path(resource)))).isEqualTo(Scim.version(resource));
        }
    }

    @Test
    void whoever_reads_another_version_than_is_there_is_told() {
        for (Answer resource : resources()) {
            assertThat(SCIM.send("GET", path(resource), null, "If-Match", "W/\"99\"")
                            .status())
                    .isEqualTo(412);
            assertThat(SCIM.send("GET", path(resource), null, "If-Match", Scim.version(resource))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void who_excludes_other_versions_changes_the_resource() {
        for (Answer resource : resources()) {
            var change = CHANGE.formatted(UUID.randomUUID());
            assertThat(SCIM.send("PATCH", path(resource), change, "If-None-Match", "W/\"99\"")
                            .status())
                    .isBetween(200, 204);
            assertThat(SCIM.send("DELETE", path(resource), null, "If-None-Match", "W/\"99\"")
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void a_membership_is_a_change_of_the_group_and_none_of_the_user() {
        var user = resources().getFirst();
        var group = resources().getLast();
        SCIM.patch(
                path(group),
                Scim.patch("{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}"
                        .formatted(user.id())));
        assertThat(Scim.version(SCIM.get(path(group)))).isNotEqualTo(Scim.version(group));
        assertThat(Scim.version(SCIM.get(path(user)))).isEqualTo(Scim.version(user));
        assertThat(Scim.groupsOf(SCIM.get(path(user)))).containsExactly(group.id());
    }
}
