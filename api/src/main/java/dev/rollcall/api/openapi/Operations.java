package dev.rollcall.api.openapi;

import dev.rollcall.api.openapi.Operation.Answer;
import dev.rollcall.api.openapi.Operation.Security;
import java.util.List;
import java.util.stream.Stream;

/** Every operation there is; a test compares them with the routes, and with what they answer. */
final class Operations {
    private static final String SCIM = "/scim/v2/{connection}";
    private static final String ORGANIZATIONS = "/admin/organizations";
    private static final String OWN = ORGANIZATIONS + "/{organization}";
    private static final String SCIM_JSON = "application/scim+json";
    private static final String JSON = "application/json";
    private static final String[] SELECTION = {"attributes", "excludedAttributes"};
    private static final String[] READ = {"attributes", "excludedAttributes", "If-Match", "If-None-Match"};
    private static final String[] LIST = {
        "filter", "sortBy", "sortOrder", "startIndex", "count", "cursor", "attributes", "excludedAttributes"
    };
    private static final String[] CHANGE = {"attributes", "excludedAttributes", "If-Match", "If-None-Match"};
    private static final String[] PAGE = {"format", "limit", "after"};

    private static final String[] AUDIT = {
        "audit-actor",
        "audit-connection",
        "audit-request",
        "audit-fact",
        "audit-user",
        "audit-team",
        "audit-seat",
        "audit-verb",
        "audit-attribute",
        "audit-was",
        "audit-became",
        "audit-reason",
        "audit-from",
        "audit-to",
        "audit-format",
        "limit",
        "after"
    };

    private Operations() {}

    static final List<Operation> ALL = Stream.of(
                    users(),
                    groups(),
                    bulk(),
                    discovery(),
                    terms(),
                    byHand(),
                    schemas(),
                    history(),
                    reconciliations(),
                    proofs(),
                    server())
            .flatMap(List::stream)
            .toList();

    private static List<Operation> users() {
        var all = SCIM + "/Users";
        var one = all + "/{id}";
        return List.of(
                token("GET", all, "Lists users", scim(200, "UserList")).with(LIST),
                token("POST", all + "/.search", "Lists users, asked for in a body", scim(200, "UserList"))
                        .taking("Search"),
                token("POST", all, "Provisions a user, with a seat", scim(201, "User"))
                        .with(SELECTION)
                        .taking("User")
                        .refusing(409),
                token("GET", one, "Shows a user", scim(200, "User"), known()).with(READ),
                token("PUT", one, "Replaces the profile of a user", scim(200, "User"))
                        .with(CHANGE)
                        .taking("User")
                        .refusing(409),
                token("PATCH", one, "Changes a user; active=false deprovisions", scim(200, "User"))
                        .with(CHANGE)
                        .taking("Patch")
                        .refusing(409),
                token("DELETE", one, "Removes a user", nothing()).with("If-Match", "If-None-Match"));
    }

    private static List<Operation> groups() {
        var all = SCIM + "/Groups";
        var one = all + "/{id}";
        return List.of(
                token("GET", all, "Lists teams", scim(200, "GroupList")).with(LIST),
                token("POST", all + "/.search", "Lists teams, asked for in a body", scim(200, "GroupList"))
                        .taking("Search"),
                token("POST", all, "Creates a team", scim(201, "Group"))
                        .with(SELECTION)
                        .taking("Group")
                        .refusing(409),
                token("GET", one, "Shows a team", scim(200, "Group"), known()).with(READ),
                token("PUT", one, "Replaces a team; its members only where they are named", scim(200, "Group"))
                        .with(CHANGE)
                        .taking("Group")
                        .refusing(409),
                token(
                                "PATCH",
                                one,
                                "Changes a team; answers with it where attributes are asked for",
                                nothing(),
                                scim(200, "Group"))
                        .with(CHANGE)
                        .taking("Patch")
                        .refusing(409),
                token("DELETE", one, "Dissolves a team", nothing()).with("If-Match", "If-None-Match"));
    }

    private static List<Operation> bulk() {
        var me = SCIM + "/Me";
        return Stream.concat(
                        Stream.of(
                                token("GET", SCIM, "Lists users and teams", scim(200, "Anything"))
                                        .with(LIST),
                                token("POST", SCIM + "/.search", "Lists users and teams", scim(200, "Anything"))
                                        .taking("Search"),
                                token("POST", SCIM + "/Bulk", "Carries out many operations", scim(200, "BulkResponse"))
                                        .taking("Bulk")),
                        Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")
                                .map(method -> token(
                                        method, me, "Nobody: a token stands for a connection", scim(501, "Error"))))
                .toList();
    }

    private static List<Operation> discovery() {
        return List.of(
                discovery("/ServiceProviderConfig", "What this server can do"),
                discovery("/ResourceTypes", "All resource types"),
                discovery("/ResourceTypes/{name}", "A resource type"),
                discovery("/Schemas", "All schemas"),
                discovery("/Schemas/{urn}", "A schema"));
    }

    private static List<Operation> terms() {
        var connections = OWN + "/connections";
        var one = connections + "/{connection}";
        return List.of(
                admin("POST", ORGANIZATIONS, "Founds an organization; operator only", json(201, "Founded"))
                        .taking("Founding"),
                admin("GET", OWN + "/license", "Shows the licence", json(200, "License")),
                admin("PATCH", OWN + "/license", "Changes size or policy of the licence", json(200, "License"))
                        .taking("LicenseChange"),
                admin("GET", connections, "Shows connections and their tokens", json(200, "Connections")),
                admin("POST", connections, "Enables a connection where none is", json(201, "Enabled"))
                        .taking("ConnectionTerms")
                        .refusing(409),
                admin("PATCH", one, "Sets a connection up for another provider or dialect", nothing())
                        .taking("ConnectionTerms"),
                admin("POST", one + "/switch-off", "Switches SCIM off", nothing()),
                admin("POST", one + "/switch-on", "Switches SCIM on again", nothing())
                        .refusing(409),
                admin("POST", one + "/tokens", "Issues a token", json(201, "Token"))
                        .taking("TokenTerms")
                        .refusing(409),
                admin("DELETE", one + "/tokens/{kid}", "Revokes a token", nothing()),
                admin("PUT", OWN + "/owners/{user}", "Makes an active member an owner", nothing())
                        .refusing(409));
    }

    private static List<Operation> byHand() {
        var users = OWN + "/users";
        var teams = OWN + "/teams";
        var member = teams + "/{team}/members/{user}";
        return List.of(
                admin("GET", OWN + "/domains", "Shows the verified domains", json(200, "Domains")),
                admin("PUT", OWN + "/domains/{domain}", "Vouches for a domain; operator only", nothing()),
                admin("POST", users, "Makes a manual member, with a seat", json(201, "ManualMember"))
                        .taking("NewMember")
                        .refusing(409),
                admin("PUT", users + "/{user}/link", "Lets the identity provider take a manual member over", nothing()),
                admin("DELETE", users + "/{user}/link", "Does not let it any more", nothing()),
                admin("POST", teams, "Makes a manual team", json(201, "ManualTeam"))
                        .taking("NewTeam")
                        .refusing(409),
                admin("PUT", member, "Puts a member into a manual team", nothing())
                        .refusing(409),
                admin("DELETE", member, "Takes a member out of a manual team", nothing())
                        .refusing(409),
                admin("PUT", teams + "/{team}/link", "Lets the identity provider take a manual team over", nothing()),
                admin("DELETE", teams + "/{team}/link", "Does not let it any more", nothing()));
    }

    private static List<Operation> schemas() {
        var all = OWN + "/schemas";
        var one = all + "/{urn}";
        return List.of(
                admin("GET", all, "Shows the schemas that the organization has added", json(200, "AddedSchemas")),
                admin("POST", all, "Adds a schema to users or groups", json(201, "AddedSchema"))
                        .taking("AddedSchema")
                        .refusing(409),
                admin("GET", one, "Shows an added schema", json(200, "AddedSchema")),
                admin("PUT", one, "Changes an added schema", json(200, "AddedSchema"))
                        .taking("AddedSchema"),
                admin("DELETE", one, "Drops an added schema; its values are hidden", nothing()));
    }

    private static List<Operation> history() {
        return List.of(
                report("/seats/holders", "Who held a seat on a day", "on", "format", "limit", "after"),
                report("/seats/spans", "Every time on a seat", PAGE),
                report("/seats/level", "How many seats there were and were held as of a time", "at", "format"),
                report("/seats/held", "Who held a seat as of a time", "at", "team", "format", "limit", "after"),
                report(
                        "/seats/periods",
                        "The use of seats over days, months or years",
                        "from",
                        "to",
                        "by",
                        "team",
                        "format"),
                report("/deprovisioned", "Whose access ended", "from", "to", "format", "limit", "after"),
                Operation.of(
                                Security.HISTORY,
                                "GET",
                                OWN + "/audit",
                                "The audit trail: who asked for what, and what it changed",
                                new Answer(200, "Report", List.of(JSON, "text/csv", "application/jsonl")))
                        .with(AUDIT)
                        .refusing(409),
                past("/Users", "Lists users as they were", "UserList").with(LIST),
                past("/Users/{id}", "Shows a user as it was", "User").with(READ),
                past("/Groups", "Lists teams as they were", "GroupList").with(LIST),
                past("/Groups/{id}", "Shows a team as it was", "Group").with(READ),
                report(
                        "/replay/steps",
                        "Steps from one point of history to another",
                        "fromPoint",
                        "toPoint",
                        "format",
                        "limit"),
                report(
                        "/replay/changes",
                        "What differs between two points of history",
                        "fromPoint",
                        "toPoint",
                        "format",
                        "limit",
                        "after"),
                facts("/events", "Every event of the organization"),
                facts("/users/{user}/events", "Every event of a user"),
                facts("/teams/{team}/events", "Every event of a team"),
                facts("/seats/{seat}/events", "Every event of a seat"));
    }

    private static List<Operation> reconciliations() {
        var all = OWN + "/reconciliations";
        var report = new Answer(200, "Report", List.of(JSON, "text/csv"));
        return List.of(
                Operation.of(
                                Security.AUDITOR,
                                "POST",
                                all,
                                "Compares a list of leavers with the history of access",
                                json(201, "Reconciliation"))
                        .with("allowedDelay")
                        .refusing(409)
                        .taking(Operation.CSV),
                Operation.of(Security.AUDITOR, "GET", all, "Lists that were compared, newest first", report)
                        .with(PAGE)
                        .refusing(409),
                Operation.of(
                                Security.AUDITOR,
                                "GET",
                                all + "/{reconciliation}",
                                "What was found of each who left, worst first",
                                report)
                        .with("verdict", "format", "limit", "after")
                        .refusing(409));
    }

    private static List<Operation> proofs() {
        var ledger = OWN + "/ledger";
        return List.of(
                proof(ledger + "/key", "The key by which checkpoints are verified", "VerifierKey"),
                Operation.of(
                                Security.AUDITOR,
                                "GET",
                                ledger + "/checkpoints",
                                "Signed checkpoints, newest first",
                                json(200, "Checkpoints"))
                        .with("limit", "before"),
                proof(ledger + "/checkpoints/latest", "The newest signed checkpoint", "Checkpoint")
                        .refusing(409),
                proof(ledger + "/checkpoints/{size}", "The checkpoint that was signed at a size", "Checkpoint")
                        .refusing(409),
                proof(ledger + "/inclusion", "That an event stands in the ledger", "Inclusion")
                        .with("position", "subject", "sequence", "size", "proof-format")
                        .refusing(409),
                proof(ledger + "/consistency", "That the ledger of one size continues that of another", "Consistency")
                        .with("first-size", "second-size", "proof-format")
                        .refusing(409),
                Operation.of(
                                Security.AUDITOR,
                                "GET",
                                OWN + "/evidence",
                                "Every record of a range as one ZIP that is verified offline",
                                new Answer(200, "Anything", List.of("application/zip")))
                        .with("first-day", "last-day", "first-position", "last-position", "payloads", "since")
                        .refusing(409));
    }

    private static Operation proof(String path, String says, String schema) {
        return Operation.of(Security.AUDITOR, "GET", path, says, new Answer(200, schema, List.of(JSON, "text/plain")))
                .with("proof-format");
    }

    private static List<Operation> server() {
        return List.of(
                anybody("/", "A page that says what runs here", "text/html"),
                anybody("/openapi", "This document", JSON),
                anybody("/actuator/health", "Whether the server is well", JSON).refusing(400, 503),
                anybody("/actuator/health/liveness", "Whether the process is sound", JSON)
                        .refusing(400, 503),
                anybody("/actuator/health/readiness", "Whether requests can be served", JSON)
                        .refusing(400, 503),
                operator("/actuator/health/ledger", "How sealing gets on", JSON).refusing(400, 503),
                operator("/actuator/prometheus", "Metrics", "text/plain").refusing(400));
    }

    private static Operation operator(String path, String says, String mediaType) {
        return Operation.of(Security.OPERATOR, "GET", path, says, new Answer(200, "Anything", List.of(mediaType)));
    }

    private static Operation token(String method, String path, String says, Answer... answers) {
        return Operation.of(Security.TOKEN, method, path, says, answers);
    }

    private static Operation discovery(String path, String says) {
        return Operation.of(Security.DISCOVERY, "GET", SCIM + path, says, scim(200, "Anything"));
    }

    private static Operation admin(String method, String path, String says, Answer... answers) {
        return Operation.of(Security.ADMIN, method, path, says, answers);
    }

    private static Operation past(String path, String says, String schema) {
        return Operation.of(Security.HISTORY, "GET", OWN + "/as-of/{time}" + path, says, scim(200, schema))
                .refusing(409);
    }

    private static Operation facts(String path, String says) {
        return Operation.of(
                        Security.AUDITOR, "GET", OWN + path, says, new Answer(200, "Report", List.of(JSON, "text/csv")))
                .with(PAGE)
                .refusing(409);
    }

    private static Operation report(String path, String says, String... parameters) {
        return Operation.of(
                        Security.HISTORY, "GET", OWN + path, says, new Answer(200, "Report", List.of(JSON, "text/csv")))
                .with(parameters)
                .refusing(409);
    }

    private static Operation anybody(String path, String says, String mediaType) {
        return Operation.of(Security.ANYBODY, "GET", path, says, new Answer(200, "Anything", List.of(mediaType)));
    }

    private static Answer scim(int status, String schema) {
        return new Answer(status, schema, List.of(SCIM_JSON, JSON));
    }

    private static Answer json(int status, String schema) {
        return new Answer(status, schema, List.of(JSON));
    }

    private static Answer known() {
        return new Answer(304, null, List.of());
    }

    private static Answer nothing() {
        return new Answer(204, null, List.of());
    }
}
