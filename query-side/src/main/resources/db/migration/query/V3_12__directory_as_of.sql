-- Users and teams as of any position of the ledger, written by followers of it and never by those who change something.
-- A version holds from its position up to the next one's.

CREATE FUNCTION as_of_position() RETURNS bigint LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('rollcall.position', true), '')::bigint $$;

-- Puts one object over the other, in the order of a window.
CREATE AGGREGATE laid_over(jsonb) (SFUNC = jsonb_concat, STYPE = jsonb);

CREATE TABLE user_version_1 (
    organization_id  uuid        NOT NULL,
    user_id          uuid        NOT NULL,
    since            bigint      NOT NULL,
    until            bigint,
    version          bigint      NOT NULL,
    user_name        text        NOT NULL,
    user_name_key    text        NOT NULL COLLATE "C",
    external_id      text COLLATE "C",
    connection_id    uuid,
    link_allowed     boolean     NOT NULL DEFAULT false,
    display_name     text,
    display_name_key text COLLATE "C",
    active           boolean     NOT NULL,
    created_at       timestamptz NOT NULL,
    last_modified    timestamptz NOT NULL,
    document         jsonb       NOT NULL,
    seat_number      integer,
    seat_since       timestamptz,
    wait_license     uuid,
    wait_ticket      bigint,
    wait_since       timestamptz
);
CREATE UNIQUE INDEX user_version_in_order_1 ON user_version_1 (organization_id, user_id, since) INCLUDE (until);
CREATE INDEX user_version_of_now_1 ON user_version_1 (organization_id, user_id) WHERE until IS NULL;
CREATE INDEX user_version_by_name_1 ON user_version_1 (organization_id, user_name_key, since);
CREATE INDEX user_version_by_external_id_1 ON user_version_1 (organization_id, external_id, since) WHERE external_id IS NOT NULL;
CREATE INDEX user_version_by_display_name_1 ON user_version_1 (organization_id, display_name_key, since) WHERE display_name_key IS NOT NULL;
CALL fence('user_version_1');

CREATE TABLE user_email_version_1 (
    organization_id uuid     NOT NULL,
    user_id         uuid     NOT NULL,
    since           bigint   NOT NULL,
    until           bigint,
    position        smallint NOT NULL,
    value_key       text     NOT NULL COLLATE "C",
    type_key        text COLLATE "C",
    is_primary      boolean  NOT NULL,
    PRIMARY KEY (organization_id, user_id, since, position)
);
CREATE INDEX user_email_version_of_now_1 ON user_email_version_1 (organization_id, user_id) WHERE until IS NULL;
CREATE INDEX user_email_version_by_value_1 ON user_email_version_1 (organization_id, value_key, since);
CALL fence('user_email_version_1');

-- How many users there were from each position at which that changed.
CREATE TABLE user_level_1 (
    organization_id uuid   NOT NULL,
    position        bigint NOT NULL,
    users           bigint NOT NULL,
    PRIMARY KEY (organization_id, position)
);
CALL fence('user_level_1');

-- Made and last changed by one request a team shows when it was made (RFC 7643 §3.1).
CREATE TABLE team_version_1 (
    organization_id  uuid        NOT NULL,
    team_id          uuid        NOT NULL,
    since            bigint      NOT NULL,
    until            bigint,
    version          bigint      NOT NULL,
    display_name     text        NOT NULL,
    display_name_key text        NOT NULL COLLATE "C",
    external_id      text COLLATE "C",
    connection_id    uuid,
    link_allowed     boolean     NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL,
    last_modified    timestamptz NOT NULL,
    document         jsonb       NOT NULL,
    made_by          uuid        NOT NULL,
    changed_by       uuid        NOT NULL
);
CREATE UNIQUE INDEX team_version_in_order_1 ON team_version_1 (organization_id, team_id, since) INCLUDE (until);
CREATE INDEX team_version_of_now_1 ON team_version_1 (organization_id, team_id) WHERE until IS NULL;
CREATE INDEX team_version_by_name_1 ON team_version_1 (organization_id, display_name_key, since);
CREATE INDEX team_version_by_external_id_1 ON team_version_1 (organization_id, external_id, since) WHERE external_id IS NOT NULL;
CALL fence('team_version_1');

CREATE TABLE membership_version_1 (
    organization_id uuid        NOT NULL,
    team_id         uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    since           bigint      NOT NULL,
    until           bigint,
    began_at        timestamptz NOT NULL
);
CREATE UNIQUE INDEX membership_version_in_order_1 ON membership_version_1 (organization_id, team_id, user_id, since) INCLUDE (until);
CREATE INDEX membership_version_of_user_1 ON membership_version_1 (organization_id, user_id, team_id, since) INCLUDE (until);
CALL fence('membership_version_1');

-- How far these tables have followed the ledger of an organization.
CREATE TABLE user_history_1 (
    organization_id uuid        NOT NULL PRIMARY KEY,
    position        bigint      NOT NULL,
    ledger_at       timestamptz NOT NULL
) WITH (fillfactor = 50);
CALL fence('user_history_1');

CREATE TABLE team_history_1 (
    organization_id uuid        NOT NULL PRIMARY KEY,
    position        bigint      NOT NULL,
    ledger_at       timestamptz NOT NULL
) WITH (fillfactor = 50);
CALL fence('team_history_1');

-- What the queries of today find where they ask as of a position: tables of the same names, as they were.
CREATE SCHEMA as_of;

CREATE VIEW as_of.user_view_1 WITH (security_invoker = true) AS
    SELECT organization_id, user_id, version, user_name, user_name_key, external_id, connection_id, link_allowed,
        display_name, display_name_key, active, created_at, last_modified, document, seat_number, seat_since
    FROM public.user_version_1
    WHERE since <= public.as_of_position() AND (until IS NULL OR until > public.as_of_position());

CREATE VIEW as_of.user_email_1 WITH (security_invoker = true) AS
    SELECT organization_id, user_id, position, value_key, type_key, is_primary
    FROM public.user_email_version_1
    WHERE since <= public.as_of_position() AND (until IS NULL OR until > public.as_of_position());

-- No index leads to parts of what was: all of it is read.
CREATE FUNCTION as_of.users_with_part(pattern text, most integer) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100
    SET search_path = as_of, public
    AS $$ SELECT u.user_id FROM user_view_1 u WHERE u.organization_id = current_organization()
        AND (u.user_name_key LIKE pattern OR u.display_name_key LIKE pattern
            OR EXISTS (SELECT FROM user_email_1 e WHERE e.organization_id = u.organization_id
                AND e.user_id = u.user_id AND e.value_key LIKE pattern)) LIMIT most $$;

CREATE VIEW as_of.team_view_1 WITH (security_invoker = true) AS
    SELECT organization_id, team_id, version, display_name, display_name_key, external_id, connection_id, link_allowed,
        created_at, last_modified, document
    FROM public.team_version_1
    WHERE since <= public.as_of_position() AND (until IS NULL OR until > public.as_of_position());

CREATE VIEW as_of.membership_span_1 WITH (security_invoker = true) AS
    SELECT organization_id, team_id, user_id, began_at AS since, since AS since_index, NULL::timestamptz AS until
    FROM public.membership_version_1
    WHERE since <= public.as_of_position() AND (until IS NULL OR until > public.as_of_position());

CREATE VIEW as_of.resource_total_1 WITH (security_invoker = true) AS
    SELECT organization_id, 'User' AS resource_type, (SELECT l.users FROM public.user_level_1 l
        WHERE l.organization_id = h.organization_id AND l.position <= public.as_of_position()
        ORDER BY l.position DESC LIMIT 1) AS resources
    FROM public.user_history_1 h
    UNION ALL
    SELECT organization_id, 'Group', count(*) FROM public.team_version_1
    WHERE since <= public.as_of_position() AND (until IS NULL OR until > public.as_of_position()) GROUP BY organization_id;

CREATE VIEW as_of.seat_span_1 WITH (security_invoker = true) AS
    SELECT organization_id, license_id, number, user_id, since, lower(held) AS since_index, NULL::timestamptz AS until
    FROM public.seat_held_1 WHERE held @> public.as_of_position();

-- Beyond the size are the seats that came after so many as it has.
CREATE VIEW as_of.license_view_1 WITH (security_invoker = true) AS
    SELECT l.organization_id, l.license_id, level.size,
        CASE WHEN level.held > level.size THEN (SELECT lower(s.held) FROM public.seat_held_1 s
            WHERE s.organization_id = l.organization_id AND s.license_id = l.license_id AND s.held @> public.as_of_position()
            ORDER BY lower(s.held) OFFSET level.size LIMIT 1) END AS overage_from
    FROM public.license_view_1 l
    CROSS JOIN LATERAL (SELECT v.size, v.held FROM public.seat_level_1 v
        WHERE v.organization_id = l.organization_id AND v.license_id = l.license_id AND v.position <= public.as_of_position()
        ORDER BY v.position DESC LIMIT 1) level;

CREATE VIEW as_of.seat_wait_1 WITH (security_invoker = true) AS
    SELECT organization_id, wait_license AS license_id, wait_ticket AS ticket, wait_ticket - wait_ticket % 500 AS block,
        user_id, wait_since AS since
    FROM public.user_version_1
    WHERE wait_ticket IS NOT NULL AND since <= public.as_of_position()
        AND (until IS NULL OR until > public.as_of_position());
CREATE INDEX user_version_waiting_1 ON user_version_1 (organization_id, wait_license, wait_ticket) WHERE wait_ticket IS NOT NULL;

CREATE VIEW as_of.seat_wait_block_1 WITH (security_invoker = true) AS
    SELECT organization_id, license_id, block, count(*) AS waiting FROM as_of.seat_wait_1 GROUP BY 1, 2, 3;
