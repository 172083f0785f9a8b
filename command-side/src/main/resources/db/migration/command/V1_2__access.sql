-- Secrets of people and operators: not history, so not events.

CREATE TABLE owner_credential (
    organization_id uuid NOT NULL,
    user_id         uuid NOT NULL,
    email_key       text NOT NULL COLLATE "C",
    password_hash   text NOT NULL,
    PRIMARY KEY (organization_id, user_id),
    CONSTRAINT owner_email UNIQUE (email_key)
);
CALL fence('owner_credential');
-- Whoever signs in is not yet of any organization, but may see the row of the e-mail that is named.
CREATE POLICY signing_in ON owner_credential FOR SELECT USING (email_key = current_setting('rollcall.signing_in', true));

-- One row for the whole installation, no tenant's data.
CREATE TABLE installation (
    only_one          boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_one),
    operator_mac      text        NOT NULL,
    key_fingerprint   text        NOT NULL,
    founded_at        timestamptz NOT NULL DEFAULT clock_timestamp()
);
