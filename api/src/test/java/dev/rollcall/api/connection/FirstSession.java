package dev.rollcall.api.connection;

import static dev.rollcall.api.testing.Scim.membersOf;
import static dev.rollcall.api.testing.Scim.seatOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.Scim;

/** What each provider sends first, as it sends it: test connection, first user, update, group, deactivation. */
enum FirstSession {
    OKTA {
        @Override
        Answer testConnection(Client idp) {
            return idp.get("/Users?startIndex=1&count=2");
        }

        @Override
        Answer create(Client idp) {
            assertFoundNone(
                    idp.get("/Users?filter=userName%20eq%20%22test.user%40okta.local%22&startIndex=1&count=100"));
            return idp.post("/Users", """
                    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"test.user@okta.local",
                     "name":{"givenName":"Test","familyName":"User"},
                     "emails":[{"primary":true,"value":"test.user@okta.local","type":"work"}],
                     "displayName":"Test User","locale":"en-US","externalId":"00ujl29u0le5T6Aj10h7",
                     "groups":[],"password":"1mz050nq","active":true}""");
        }

        @Override
        Answer update(Client idp, String user) {
            var echo = Scim.echo(idp.get("/Users/" + user)).put("displayName", "Renamed");
            return idp.put("/Users/" + user, echo.toString());
        }

        @Override
        Answer group(Client idp, String user) {
            return idp.post("/Groups", """
                    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Test SCIMv2",
                     "members":[{"value":"%s","display":"test.user@okta.local"}]}""".formatted(user));
        }

        @Override
        Answer deactivate(Client idp, String user) {
            var echo = Scim.echo(idp.get("/Users/" + user)).put("active", false);
            return idp.put("/Users/" + user, echo.toString());
        }
    },
    ENTRA {
        @Override
        Answer testConnection(Client idp) {
            var group = idp.get("/Groups?excludedAttributes=members&filter="
                    + "displayName%20eq%20%22AzureAD_Test-7a1c0e2b-6e5b-4f0d-9a2f-0f4f6f1d2c11%22");
            assertFoundNone(group);
            return idp.filter("/Users", "userName eq \"7a1c0e2b-6e5b-4f0d-9a2f-0f4f6f1d2c11\"");
        }

        @Override
        Answer create(Client idp) {
            assertFoundNone(idp.filter("/Users", "userName eq \"jyoung@testuser.com\""));
            return idp.post("/Users", """
                    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                     "externalId":"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef","userName":"jyoung@testuser.com",
                     "active":true,"displayName":"Joy Young",
                     "emails":[{"primary":true,"type":"work","value":"jyoung@contoso.com"}],
                     "name":{"formatted":"Joy Young","familyName":"Young","givenName":"Joy"},
                     "addresses":null,"department":null,"manager":null,"roles":[],"meta":{"resourceType":"User"}}""");
        }

        @Override
        Answer update(Client idp, String user) {
            return idp.patch(
                    "/Users/" + user,
                    Scim.patch("{\"op\":\"Replace\",\"path\":\"displayName\",\"value\":\"Renamed\"}"));
        }

        @Override
        Answer group(Client idp, String user) {
            assertFoundNone(idp.get("/Groups?excludedAttributes=members&filter=displayName%20eq%20%22Engineering%22"));
            var group = idp.post("/Groups", """
                    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group",
                                "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
                     "externalId":"8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159","displayName":"Engineering",
                     "meta":{"resourceType":"Group"}}""");
            var added = idp.patch(
                    "/Groups/" + group.id(),
                    Scim.patch("{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"%s\"}]}"
                            .formatted(user)));
            assertThat(added.status()).isEqualTo(204);
            return group;
        }

        @Override
        Answer deactivate(Client idp, String user) {
            return idp.patch(
                    "/Users/" + user, Scim.patch("{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}"));
        }
    },
    PING {
        private static final String BJENSEN = """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bjensen","active":%s,
                 "displayName":"%s","name":{"givenName":"Barbara","familyName":"Jensen"},
                 "emails":[{"type":"work","value":"bjensen@example.com","primary":true}]}""";

        @Override
        Answer testConnection(Client idp) {
            return idp.filter("/Users", "userName eq \"\"");
        }

        @Override
        Answer create(Client idp) {
            assertFoundNone(idp.filter("/Users", "userName eq \"bjensen\""));
            return idp.post("/Users", BJENSEN.formatted(true, "Babs"));
        }

        @Override
        Answer update(Client idp, String user) {
            return idp.put("/Users/" + user, BJENSEN.formatted(true, "Renamed"));
        }

        @Override
        Answer group(Client idp, String user) {
            assertFoundNone(idp.get("/Groups?startIndex=1&count=100"));
            return idp.post("/Groups", Scim.group("Engineering", user));
        }

        @Override
        Answer deactivate(Client idp, String user) {
            return idp.put("/Users/" + user, BJENSEN.formatted(false, "Renamed"));
        }
    };

    abstract Answer testConnection(Client idp);

    abstract Answer create(Client idp);

    abstract Answer update(Client idp, String user);

    abstract Answer group(Client idp, String user);

    abstract Answer deactivate(Client idp, String user);

    void connects(Client idp) {
        var answer = testConnection(idp);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** All of it, from the first user on. */
    void provisions(Client idp) {
        var created = create(idp);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(seatOf(created)).isEqualTo("held");
        var user = created.id();

        var updated = update(idp, user);
        assertThat(updated.status()).as(updated.body()).isEqualTo(200);
        assertThat(updated.json().path("displayName").stringValue()).isEqualTo("Renamed");

        var group = group(idp, user);
        assertThat(group.status()).as(group.body()).isEqualTo(201);
        assertThat(membersOf(idp.get("/Groups/" + group.id()))).containsExactly(user);

        var deactivated = deactivate(idp, user);
        assertThat(deactivated.status()).as(deactivated.body()).isEqualTo(200);
        assertThat(deactivated.json().path("active").booleanValue()).isFalse();
        assertThat(seatOf(deactivated)).isEqualTo("none");
    }

    private static void assertFoundNone(Answer list) {
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        assertThat(list.totalResults()).isZero();
    }
}
