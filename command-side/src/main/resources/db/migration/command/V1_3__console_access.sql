-- Whoever has a role signs in, not owners alone.
ALTER TABLE owner_credential RENAME TO credential;
ALTER TABLE credential RENAME CONSTRAINT owner_email TO credential_email;

-- Links that are good once, to set e-mail and password.
CREATE TABLE sign_in_link (
    organization_id uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    mac             text        NOT NULL COLLATE "C",
    expires_at      timestamptz NOT NULL,
    PRIMARY KEY (organization_id, user_id),
    CONSTRAINT sign_in_link_mac UNIQUE (mac)
);
CALL fence('sign_in_link');
-- Whoever opens a link is not yet of any organization, but may see the row of the link that is named.
CREATE POLICY opening ON sign_in_link FOR SELECT USING (mac = current_setting('rollcall.opening', true));

-- Spring Session's tables: sessions of the console, of whichever organization.
CREATE TABLE console_session (
    primary_id            char(36) NOT NULL PRIMARY KEY,
    session_id            char(36) NOT NULL,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval integer  NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
CREATE UNIQUE INDEX console_session_id ON console_session (session_id);
CREATE INDEX console_session_expiry ON console_session (expiry_time);
CREATE INDEX console_session_principal ON console_session (principal_name);

CREATE TABLE console_session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES console_session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
