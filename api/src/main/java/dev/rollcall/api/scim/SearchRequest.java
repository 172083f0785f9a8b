package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.http.ScimQuery;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.Message;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of a list, by parameters or by the body of a POST to {@code .search} (RFC 7644 §3.4.3). */
@Component
public final class SearchRequest {
    static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    private final Cursors cursors;

    SearchRequest(Cursors cursors) {
        this.cursors = cursors;
    }

    /** @param endpoint such as {@code /Users}; empty for the root */
    public ListRequest of(ScimQuery query, ScimAccess access, String endpoint) {
        return ListRequest.of(query, access, endpoint, cursors);
    }

    /** @param query of the address, which must not say anything: the body is what is searched by (RFC 7644 §3.4.3) */
    public ListRequest of(ObjectNode body, ScimQuery query, ScimAccess access, String endpoint) {
        query.values().keySet().stream().findFirst().ifPresent(name -> {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE, "%s stands in the query; a search has it in its body".formatted(name));
        });
        return of(query(body), access, endpoint);
    }

    private static ScimQuery query(ObjectNode body) {
        if (!new Message(body).names(SCHEMA)) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX, "schemas of a search must be [\"%s\"]".formatted(SCHEMA));
        }
        Map<String, String> values = new LinkedHashMap<>();
        body.properties()
                .forEach(member -> ScimQuery.known(member.getKey())
                        .filter(_ -> !member.getValue().isNull())
                        .ifPresent(name -> values.put(name, text(name, member.getValue()))));
        return new ScimQuery(values);
    }

    private static String text(String name, JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(each -> scalar(name, each)).collect(Collectors.joining(","));
        }
        return scalar(name, value);
    }

    private static String scalar(String name, JsonNode value) {
        if (value.isContainer()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE, "%s is %s; send a text or a number".formatted(name, value));
        }
        return value.asString();
    }
}
