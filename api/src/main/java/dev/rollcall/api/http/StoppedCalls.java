package dev.rollcall.api.http;

import org.springframework.stereotype.Component;

/** Organizations whose IdP calls with a token of theirs, though it has ended or SCIM is switched off. */
@Component
public final class StoppedCalls extends NotedOrganizations {}
