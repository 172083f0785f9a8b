-- Each value of an attribute that has no column of its own, for as long as a user had it, so that who had it as of any
-- position is found by an index. Who follows the ledger for users begins anew, and fills this with the rest.
TRUNCATE user_version_1, user_email_version_1, user_level_1, user_history_1;
DELETE FROM ledger_follower WHERE name = 'user history 1';

CREATE TABLE user_value_version_1 (
    organization_id uuid   NOT NULL,
    user_id         uuid   NOT NULL,
    since           bigint NOT NULL,
    until           bigint,
    -- At the top of the document, and the way from there.
    attribute       text   NOT NULL COLLATE "C",
    part            text   NOT NULL COLLATE "C",
    value_key       text   NOT NULL COLLATE "C"
);
CREATE INDEX user_value_version_of_now_1 ON user_value_version_1 (organization_id, user_id) WHERE until IS NULL;
CREATE INDEX user_value_version_by_value_1 ON user_value_version_1 (organization_id, attribute, part, value_key);
CALL fence('user_value_version_1');
SELECT plan_for_one_organization('user_value_version_1');

CREATE VIEW as_of.user_value_1 WITH (security_invoker = true) AS
    SELECT organization_id, user_id, attribute, part, value_key
    FROM public.user_value_version_1
    WHERE since <= (SELECT public.as_of_position()) AND (until IS NULL OR until > (SELECT public.as_of_position()));

-- What stood at a position is told by the index as a whole, so that of all versions only those are read. CASE, since
-- PostgreSQL takes COALESCE for one that may leak, and asks it behind row-level security and not in the index. Who needs no document reads none: what is included is for them.
DROP INDEX user_version_in_order_1;
CREATE UNIQUE INDEX user_version_in_order_1 ON user_version_1
    (organization_id, user_id, since, (CASE WHEN until IS NULL THEN 9223372036854775807 ELSE until END)) INCLUDE (until, active);
CREATE OR REPLACE VIEW as_of.user_view_1 WITH (security_invoker = true) AS
    SELECT organization_id, user_id, version, user_name, user_name_key, external_id, connection_id, link_allowed,
        display_name, display_name_key, active, created_at, last_modified, document, seat_number, seat_since
    FROM public.user_version_1
    WHERE since <= (SELECT public.as_of_position())
        AND CASE WHEN until IS NULL THEN 9223372036854775807 ELSE until END > (SELECT public.as_of_position());
