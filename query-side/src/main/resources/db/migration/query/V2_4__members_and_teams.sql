-- What the pages of members and teams ask.

-- The connection that keeps a member or a team, null where people do.
ALTER TABLE user_view_1 ADD COLUMN connection_id uuid;
ALTER TABLE team_view_1 ADD COLUMN connection_id uuid;

-- Who migrates owns the tables, and is held back by the fence all the same unless it is lifted.
ALTER TABLE user_view_1 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE team_view_1 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE user_claim NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
UPDATE user_view_1 u SET connection_id = c.connection_id FROM user_claim c
    WHERE c.organization_id = u.organization_id AND c.user_id = u.user_id;
UPDATE team_view_1 t SET connection_id = e.connection_id FROM event e
    WHERE e.organization_id = t.organization_id AND e.aggregate_id = t.team_id AND e.sequence = 0;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
ALTER TABLE user_claim FORCE ROW LEVEL SECURITY;
ALTER TABLE team_view_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE user_view_1 FORCE ROW LEVEL SECURITY;

-- Each of the six kinds of members by name: active with a seat, active without, inactive; kept by an IdP or by people.
CREATE INDEX member_by_standing_1 ON user_view_1 (
    organization_id,
    (CASE WHEN NOT active THEN 'INACTIVE' WHEN seat_number IS NULL THEN 'SEATLESS' ELSE 'SEATED' END),
    (connection_id IS NULL),
    user_name_key);
