package dev.rollcall.api.http;

import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.scim.Unicode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The error body of RFC 7644 §3.12. {@code detail} is what an IdP's admin reads. */
public record ScimError(int status, @Nullable ScimErrorType type, String detail) {
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";
    public static final String MEDIA_TYPE = "application/scim+json";
    private static final int SHOWN = 200;

    public static ScimError of(int status, String detail) {
        return new ScimError(status, null, detail);
    }

    /** @param path as the request wrote it */
    public static ScimError nothingAt(String path) {
        return of(
                404,
                "There is nothing at %s; /openapi lists every path, a SCIM one begins with the connector URL"
                        .formatted(Unicode.cut(path, SHOWN)));
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(SCHEMA);
        json.put("status", Integer.toString(status));
        if (type != null) {
            json.put("scimType", type.keyword());
        }
        return json.put("detail", detail);
    }

    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.getOutputStream().write(json().toString().getBytes(StandardCharsets.UTF_8));
    }
}
