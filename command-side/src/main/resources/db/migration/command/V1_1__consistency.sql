-- What a decision needs to know at once. Folding the events rebuilds each of these tables byte for byte.

-- One row a living user: the row to lock, and the claims on its names.
CREATE TABLE user_claim (
    organization_id uuid NOT NULL,
    user_id         uuid NOT NULL,
    user_name_key   text NOT NULL COLLATE "C",
    connection_id   uuid,
    external_id     text COLLATE "C",
    PRIMARY KEY (organization_id, user_id),
    CONSTRAINT user_name_claim UNIQUE (organization_id, user_name_key),
    CONSTRAINT user_external_id_claim UNIQUE (organization_id, connection_id, external_id)
);
CALL fence('user_claim');

-- Removed users, to tell a person who comes back from a stranger.
CREATE TABLE former_user (
    organization_id uuid NOT NULL,
    user_id         uuid NOT NULL,
    user_name_key   text NOT NULL COLLATE "C",
    connection_id   uuid,
    external_id     text COLLATE "C",
    PRIMARY KEY (organization_id, user_id)
);
CREATE INDEX former_user_name ON former_user (organization_id, user_name_key);
CREATE INDEX former_user_external_id ON former_user (organization_id, external_id);
CALL fence('former_user');

CREATE TABLE owner (
    organization_id uuid NOT NULL,
    user_id         uuid NOT NULL,
    PRIMARY KEY (organization_id, user_id)
);
CALL fence('owner');

CREATE TABLE license (
    organization_id uuid    NOT NULL,
    license_id      uuid    NOT NULL,
    name            text    NOT NULL,
    size            integer NOT NULL,
    policy          text    NOT NULL,
    surplus         integer NOT NULL DEFAULT 0 CHECK (surplus >= 0),
    PRIMARY KEY (organization_id, license_id),
    CONSTRAINT one_license UNIQUE (organization_id)
);
CALL fence('license');

CREATE TABLE seat (
    organization_id uuid    NOT NULL,
    license_id      uuid    NOT NULL,
    number          integer NOT NULL,
    holder          uuid,
    PRIMARY KEY (organization_id, license_id, number)
) WITH (fillfactor = 70);
CREATE INDEX seat_free ON seat (organization_id, license_id, number) WHERE holder IS NULL;
CALL fence('seat');

-- The row that every change of a team locks first.
CREATE TABLE team_head (
    organization_id uuid NOT NULL,
    team_id         uuid NOT NULL,
    name_key        text NOT NULL COLLATE "C",
    PRIMARY KEY (organization_id, team_id),
    CONSTRAINT team_name_claim UNIQUE (organization_id, name_key)
);
CALL fence('team_head');

CREATE TABLE roster (
    organization_id uuid NOT NULL,
    team_id         uuid NOT NULL,
    user_id         uuid NOT NULL,
    PRIMARY KEY (organization_id, team_id, user_id)
);
CREATE INDEX roster_of_user ON roster (organization_id, user_id, team_id);
CALL fence('roster');

-- At most one enabled connection an organization.
CREATE TABLE enabled_connection (
    organization_id uuid NOT NULL PRIMARY KEY,
    connection_id   uuid NOT NULL
);
CALL fence('enabled_connection');
