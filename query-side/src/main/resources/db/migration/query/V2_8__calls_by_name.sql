-- Former members are found by name, as the members of today are.
ALTER TABLE former_member_1 ADD COLUMN user_name_key text COLLATE "C";

-- Who migrates owns the tables, and is held back by the fence all the same unless it is lifted.
ALTER TABLE former_member_1 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE former_user NO FORCE ROW LEVEL SECURITY;
UPDATE former_member_1 f SET user_name_key = coalesce(
    (SELECT u.user_name_key FROM former_user u WHERE u.organization_id = f.organization_id AND u.user_id = f.user_id),
    lower(f.user_name));
ALTER TABLE former_user FORCE ROW LEVEL SECURITY;
ALTER TABLE former_member_1 FORCE ROW LEVEL SECURITY;

ALTER TABLE former_member_1 ALTER COLUMN user_name_key SET NOT NULL;
CREATE INDEX former_member_by_name_1 ON former_member_1 (organization_id, user_name_key);

-- Partly applied, and the team has not been sent as a whole since.
CREATE INDEX call_partly_about_resource_1 ON scim_call_1 (organization_id, resource_id)
    WHERE resolved_by IS NULL AND outcome = 'partly';
