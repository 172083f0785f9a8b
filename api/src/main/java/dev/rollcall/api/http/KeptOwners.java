package dev.rollcall.api.http;

import org.springframework.stereotype.Component;

/** Organizations whose IdP wanted to deprovision the last owner, and was refused (lifecycle U16). */
@Component
public final class KeptOwners extends NotedOrganizations {}
