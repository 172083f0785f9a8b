package dev.rollcall.api.http;

import tools.jackson.databind.node.ObjectNode;

/** The JSON object in the body of a request. */
public record ScimBody(ObjectNode json) {}
