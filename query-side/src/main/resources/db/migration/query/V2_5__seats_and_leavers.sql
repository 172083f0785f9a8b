-- What the pages of seats and of the deprovisioned ask.

-- The beginnings and the ends of one licence's spans by time: a day is counted from its own spans.
CREATE INDEX seat_begun_1 ON seat_span_1 (organization_id, license_id, since);
CREATE INDEX seat_ended_1 ON seat_span_1 (organization_id, license_id, until) WHERE until IS NOT NULL;

-- Who was refused a seat and has not become or been active since, by name: who was never a member has no other key.
CREATE TABLE seat_refusal_1 (
    organization_id uuid        NOT NULL,
    user_name_key   text        NOT NULL COLLATE "C",
    user_name       text        NOT NULL,
    user_id         uuid,
    first_at        timestamptz NOT NULL,
    last_at         timestamptz NOT NULL,
    last_index      bigint      NOT NULL,
    reason          text        NOT NULL,
    connection_id   uuid,
    request_id      uuid        NOT NULL,
    PRIMARY KEY (organization_id, user_name_key)
);
CREATE INDEX seat_refusal_of_user_1 ON seat_refusal_1 (organization_id, user_id);
CREATE INDEX seat_refusal_by_time_1 ON seat_refusal_1 (organization_id, last_index);
CALL fence('seat_refusal_1');

-- When a deprovisioned member had access again, and as whom: the same user, or a new one after a removal.
ALTER TABLE deprovisioning_1 ADD COLUMN returned_at timestamptz, ADD COLUMN returned_as uuid;
CREATE INDEX deprovisioned_still_1 ON deprovisioning_1 (organization_id, user_id) WHERE returned_at IS NULL;

-- Who migrates owns the tables, and is held back by the fence all the same unless it is lifted.
ALTER TABLE deprovisioning_1 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
UPDATE deprovisioning_1 d SET returned_at = e.recorded_at, returned_as = e.aggregate_id
FROM (SELECT organization_id, aggregate_id, global_index, recorded_at,
             CASE name WHEN 'user.reactivated' THEN aggregate_id
                  ELSE cast(convert_from(payload, 'UTF8')::jsonb ->> 'predecessor' AS uuid) END AS user_id,
             name = 'user.reactivated' OR cast(convert_from(payload, 'UTF8')::jsonb ->> 'active' AS boolean) AS active
      FROM event WHERE name IN ('user.reactivated', 'user.provisioned')) e
WHERE e.organization_id = d.organization_id AND e.user_id = d.user_id AND e.active AND e.global_index > d.event_index
  AND NOT EXISTS (SELECT FROM deprovisioning_1 later
      WHERE later.organization_id = d.organization_id AND later.user_id = d.user_id
        AND later.event_index > d.event_index AND later.event_index < e.global_index);
ALTER TABLE event FORCE ROW LEVEL SECURITY;
ALTER TABLE deprovisioning_1 FORCE ROW LEVEL SECURITY;
