-- By which other names a removed member was known: a list of leavers may name the person by any of them.
ALTER TABLE former_member_1 ADD COLUMN external_id text COLLATE "C";

CREATE TABLE former_email_1 (
    organization_id uuid NOT NULL,
    user_id         uuid NOT NULL,
    value_key       text NOT NULL COLLATE "C"
);
-- As wide as that of living members: whatever fits there fits here, or the member could not be removed.
CREATE INDEX former_member_by_email_1 ON former_email_1 (organization_id, value_key);

-- Who migrates owns the tables, and is held back by the fence all the same unless it is lifted.
ALTER TABLE former_member_1 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
UPDATE former_member_1 f SET external_id = (
    SELECT convert_from(e.personal, 'UTF8')::jsonb ->> 'externalId' FROM event e
    WHERE e.organization_id = f.organization_id AND e.aggregate_id = f.user_id AND e.personal IS NOT NULL
      AND (e.name IN ('user.provisioned', 'user.external-id-changed')
        OR e.name = 'user.linked' AND convert_from(e.personal, 'UTF8')::jsonb -> 'externalId' IS NOT NULL)
    ORDER BY e.sequence DESC LIMIT 1);
INSERT INTO former_email_1 (organization_id, user_id, value_key)
SELECT DISTINCT f.organization_id, f.user_id, lower(email ->> 'value')
FROM former_member_1 f
CROSS JOIN LATERAL (
    SELECT coalesce(d.personal -> 'changes' -> 'emails', d.personal -> 'attributes' -> 'emails') AS emails
    FROM (SELECT sequence, convert_from(personal, 'UTF8')::jsonb AS personal FROM event e
          WHERE e.organization_id = f.organization_id AND e.aggregate_id = f.user_id
            AND e.name IN ('user.provisioned', 'user.profile-changed') AND e.personal IS NOT NULL) d
    WHERE d.personal -> 'changes' -> 'emails' IS NOT NULL OR d.personal -> 'attributes' IS NOT NULL
    ORDER BY d.sequence DESC LIMIT 1) latest
CROSS JOIN LATERAL jsonb_array_elements(
    CASE jsonb_typeof(latest.emails) WHEN 'array' THEN latest.emails ELSE '[]' END) AS email
WHERE email ->> 'value' IS NOT NULL;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
ALTER TABLE former_member_1 FORCE ROW LEVEL SECURITY;

CREATE INDEX former_member_by_external_id_1 ON former_member_1 (organization_id, external_id) WHERE external_id IS NOT NULL;
CALL fence('former_email_1');
-- As whom somebody came back.
CREATE INDEX deprovisioned_and_back_1 ON deprovisioning_1 (organization_id, user_id) WHERE returned_as IS NOT NULL;
