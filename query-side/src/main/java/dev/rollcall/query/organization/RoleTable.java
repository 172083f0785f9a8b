package dev.rollcall.query.organization;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.user.Role;
import java.util.UUID;

/** The rows of role_1. */
final class RoleTable {
    private final Writes writes;

    RoleTable(Writes writes) {
        this.writes = writes;
    }

    void insert(UUID organization, UUID user, Role role) {
        writes.add(
                "INSERT INTO role_1 (organization_id, user_id, role) VALUES (?, ?, ?)",
                organization,
                user,
                role.name());
    }

    void delete(UUID organization, UUID user) {
        writes.add("DELETE FROM role_1 WHERE organization_id = ? AND user_id = ?", organization, user);
    }
}
