-- What SCIM answers from, and what auditors ask. Written by projectors in the transaction of the events.

CREATE TABLE organization_view_1 (
    organization_id uuid        NOT NULL PRIMARY KEY,
    name            text        NOT NULL,
    zone            text        NOT NULL,
    founded_at      timestamptz NOT NULL
);
CALL fence('organization_view_1');

CREATE TABLE connection_view_1 (
    organization_id uuid    NOT NULL,
    connection_id   uuid    NOT NULL,
    provider        text    NOT NULL,
    dialect         text    NOT NULL,
    enabled         boolean NOT NULL,
    PRIMARY KEY (organization_id, connection_id)
);
CALL fence('connection_view_1');

CREATE TABLE token_view_1 (
    kid             text        NOT NULL COLLATE "C" PRIMARY KEY,
    organization_id uuid        NOT NULL,
    connection_id   uuid        NOT NULL,
    mac             text        NOT NULL COLLATE "C",
    dialect         text        NOT NULL,
    enabled         boolean     NOT NULL,
    issued_at       timestamptz NOT NULL,
    expires_at      timestamptz,
    revoked_at      timestamptz
);
CREATE INDEX token_of_connection_1 ON token_view_1 (organization_id, connection_id);
CALL fence('token_view_1');
-- Whoever presents a token is not yet of any organization, but may see the row of the token that is named.
CREATE POLICY presented ON token_view_1 FOR SELECT USING (kid = current_setting('rollcall.presented', true));

CREATE TABLE license_view_1 (
    organization_id uuid    NOT NULL,
    license_id      uuid    NOT NULL,
    name            text    NOT NULL,
    size            integer NOT NULL,
    policy          text    NOT NULL,
    PRIMARY KEY (organization_id, license_id)
);
CALL fence('license_view_1');

-- Server ids are UUIDv7, so the primary key is the order of creation.
CREATE TABLE user_view_1 (
    organization_id  uuid        NOT NULL,
    user_id          uuid        NOT NULL,
    version          bigint      NOT NULL,
    user_name        text        NOT NULL,
    user_name_key    text        NOT NULL COLLATE "C",
    external_id      text COLLATE "C",
    display_name     text,
    display_name_key text COLLATE "C",
    active           boolean     NOT NULL,
    created_at       timestamptz NOT NULL,
    last_modified    timestamptz NOT NULL,
    document         jsonb       NOT NULL,
    seat_number      integer,
    seat_since       timestamptz,
    PRIMARY KEY (organization_id, user_id)
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX user_by_name_1 ON user_view_1 (organization_id, user_name_key);
CREATE INDEX user_by_external_id_1 ON user_view_1 (organization_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX user_by_display_name_1 ON user_view_1 (organization_id, display_name_key) WHERE display_name_key IS NOT NULL;
CALL fence('user_view_1');

CREATE TABLE user_email_1 (
    organization_id uuid     NOT NULL,
    user_id         uuid     NOT NULL,
    position        smallint NOT NULL,
    value           text     NOT NULL,
    value_key       text     NOT NULL COLLATE "C",
    type_key        text COLLATE "C",
    is_primary      boolean  NOT NULL,
    PRIMARY KEY (organization_id, user_id, position)
);
CREATE INDEX user_by_email_1 ON user_email_1 (organization_id, value_key);
CALL fence('user_email_1');

-- Removed members keep a name in history.
CREATE TABLE former_member_1 (
    organization_id uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    user_name       text        NOT NULL,
    display_name    text,
    removed_at      timestamptz NOT NULL,
    PRIMARY KEY (organization_id, user_id)
);
CALL fence('former_member_1');

CREATE TABLE team_view_1 (
    organization_id  uuid        NOT NULL,
    team_id          uuid        NOT NULL,
    version          bigint      NOT NULL,
    display_name     text        NOT NULL,
    display_name_key text        NOT NULL COLLATE "C",
    external_id      text COLLATE "C",
    created_at       timestamptz NOT NULL,
    last_modified    timestamptz NOT NULL,
    PRIMARY KEY (organization_id, team_id)
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX team_by_name_1 ON team_view_1 (organization_id, display_name_key);
CREATE INDEX team_by_external_id_1 ON team_view_1 (organization_id, external_id) WHERE external_id IS NOT NULL;
CALL fence('team_view_1');

-- A membership from its beginning to its end; the open ones are the members of today.
CREATE TABLE membership_span_1 (
    organization_id uuid        NOT NULL,
    team_id         uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    since           timestamptz NOT NULL,
    since_index     bigint      NOT NULL,
    until           timestamptz,
    until_index     bigint,
    PRIMARY KEY (organization_id, team_id, user_id, since_index)
);
CREATE UNIQUE INDEX member_of_team_1 ON membership_span_1 (organization_id, team_id, user_id) WHERE until IS NULL;
CREATE INDEX team_of_member_1 ON membership_span_1 (organization_id, user_id, team_id) WHERE until IS NULL;
CALL fence('membership_span_1');

-- A seat held by one member from one instant to another; the open ones are the holders of today.
CREATE TABLE seat_span_1 (
    organization_id uuid        NOT NULL,
    license_id      uuid        NOT NULL,
    number          integer     NOT NULL,
    user_id         uuid        NOT NULL,
    since           timestamptz NOT NULL,
    since_index     bigint      NOT NULL,
    until           timestamptz,
    until_index     bigint,
    PRIMARY KEY (organization_id, license_id, number, since_index)
);
CREATE UNIQUE INDEX seat_of_holder_1 ON seat_span_1 (organization_id, user_id) WHERE until IS NULL;
CREATE INDEX seat_span_by_time_1 ON seat_span_1 (organization_id, since_index);
CALL fence('seat_span_1');

-- Every end of active access, whoever asked for it and by whichever verb.
CREATE TABLE deprovisioning_1 (
    organization_id uuid        NOT NULL,
    event_index     bigint      NOT NULL,
    user_id         uuid        NOT NULL,
    requested_at    timestamptz NOT NULL,
    effective_at    timestamptz NOT NULL,
    verb            text        NOT NULL,
    actor           text        NOT NULL,
    connection_id   uuid,
    request_id      uuid        NOT NULL,
    seat            integer,
    teams_left      uuid[]      NOT NULL,
    PRIMARY KEY (organization_id, event_index)
);
CREATE INDEX deprovisioning_by_time_1 ON deprovisioning_1 (organization_id, effective_at, event_index);
CALL fence('deprovisioning_1');

-- What was refused to a member.
CREATE TABLE refusal_1 (
    organization_id uuid   NOT NULL,
    user_id         uuid   NOT NULL,
    event_index     bigint NOT NULL,
    PRIMARY KEY (organization_id, user_id, event_index)
);
CALL fence('refusal_1');

-- When members left a team, whatever took them out.
CREATE INDEX membership_ended_1 ON membership_span_1 (organization_id, team_id, until_index) WHERE until_index IS NOT NULL;
-- The history of one user's memberships, open and closed.
CREATE INDEX membership_of_user_1 ON membership_span_1 (organization_id, user_id, since_index);
-- The history of an organization, in the order of the store.
CREATE INDEX event_of_organization ON event (organization_id, global_index);
