package dev.rollcall.api.audit;

import dev.rollcall.query.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail for people.
 *
 * @param says what its fact means
 * @param about what it is called
 * @param path of the page of the member or team, null where there is none
 * @param by who asked
 */
public record AuditLine(
        AuditEntry entry,
        String says,
        String about,
        @Nullable String path,
        String by) {}
