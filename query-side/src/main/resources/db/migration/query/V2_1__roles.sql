-- Who may look into the console, and as what.
CREATE TABLE role_1 (
    organization_id uuid NOT NULL,
    user_id         uuid NOT NULL,
    role            text NOT NULL COLLATE "C",
    PRIMARY KEY (organization_id, user_id)
);
CALL fence('role_1');

-- Owners of before. The owner of the tables is fenced like everybody, so the fences are opened for this one statement.
ALTER TABLE owner NO FORCE ROW LEVEL SECURITY;
ALTER TABLE role_1 NO FORCE ROW LEVEL SECURITY;
INSERT INTO role_1 (organization_id, user_id, role) SELECT organization_id, user_id, 'OWNER' FROM owner;
ALTER TABLE owner FORCE ROW LEVEL SECURITY;
ALTER TABLE role_1 FORCE ROW LEVEL SECURITY;
