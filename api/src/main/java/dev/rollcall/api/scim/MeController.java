package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.http.ScimError;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /Me} (RFC 7644 §3.11): a token stands for a connection and not for a user, so there is nobody to show. */
@RestController
class MeController {
    @RequestMapping(
            path = "/scim/v2/{connection}/Me",
            method = {
                RequestMethod.GET,
                RequestMethod.POST,
                RequestMethod.PUT,
                RequestMethod.PATCH,
                RequestMethod.DELETE
            })
    ResponseEntity<ObjectNode> me(ScimAccess access) {
        var error = ScimError.of(501, "This token stands for a connection, not for a user; ask for /Users");
        return ResponseEntity.status(501).contentType(ScimAnswers.SCIM_JSON).body(error.json());
    }
}
