package dev.rollcall.api.openapi;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /openapi}: the description of all APIs, for anybody. */
@RestController
class OpenApiController {
    private final ObjectNode document = OpenApi.document();

    @GetMapping("/openapi")
    ObjectNode describe() {
        return document;
    }
}
