-- The provisioning log: what each SCIM call asked and was answered. No history: it is kept for some days, may have gaps,
-- and is written after the answer, apart from the work. Request ids are UUIDv7, so they are the order of time.
CREATE TABLE scim_call_1 (
    organization_id uuid        NOT NULL,
    request_id      uuid        NOT NULL,
    connection_id   uuid        NOT NULL,
    kid             text        NOT NULL COLLATE "C",
    address         text        NOT NULL COLLATE "C",
    at              timestamptz NOT NULL,
    micros          bigint      NOT NULL,
    method          text        NOT NULL COLLATE "C",
    path            text        NOT NULL,
    query           text,
    request_body    text,
    resource_type   text COLLATE "C",
    resource_id     uuid,
    resource_name   text,
    name_key        text COLLATE "C",
    writes          boolean     NOT NULL,
    status          integer     NOT NULL,
    scim_type       text COLLATE "C",
    outcome         text        NOT NULL COLLATE "C",
    reason          text,
    response_body   text,
    hidden          integer     NOT NULL,
    shortened       boolean     NOT NULL,
    events          bigint[]    NOT NULL,
    resolved_by     uuid,
    PRIMARY KEY (organization_id, request_id)
);
CREATE INDEX call_of_connection_1 ON scim_call_1 (organization_id, connection_id, request_id);
CREATE INDEX call_about_resource_1 ON scim_call_1 (organization_id, resource_id, request_id) WHERE resource_id IS NOT NULL;
CREATE INDEX call_about_name_1 ON scim_call_1 (organization_id, name_key, request_id) WHERE name_key IS NOT NULL;
CREATE INDEX call_in_trouble_1 ON scim_call_1 (organization_id, outcome, request_id) WHERE outcome <> 'ok';
-- Refused or failed, and no later call about the same resource has succeeded.
CREATE INDEX call_open_1 ON scim_call_1 (organization_id, request_id)
    WHERE resolved_by IS NULL AND outcome IN ('refused', 'failed') AND writes AND resource_type = 'User';
CREATE INDEX call_open_about_resource_1 ON scim_call_1 (organization_id, resource_id)
    WHERE resolved_by IS NULL AND outcome IN ('refused', 'failed');
CREATE INDEX call_open_about_name_1 ON scim_call_1 (organization_id, name_key)
    WHERE resolved_by IS NULL AND outcome IN ('refused', 'failed');
CALL fence('scim_call_1');

-- How many calls are kept, and how many could not be.
CREATE TABLE call_log_1 (
    organization_id uuid   NOT NULL PRIMARY KEY,
    calls           bigint NOT NULL,
    not_kept        bigint NOT NULL,
    not_kept_at     timestamptz
);
CALL fence('call_log_1');
-- Whoever takes away what is too old works for every organization, one after the other, and has to know which there are.
CREATE POLICY pruning ON call_log_1 FOR SELECT USING (current_setting('rollcall.pruning', true) = 'calls');

-- From where each token is used, to the minute.
CREATE TABLE token_use_1 (
    organization_id uuid        NOT NULL,
    kid             text        NOT NULL COLLATE "C",
    address         text        NOT NULL COLLATE "C",
    last_used_at    timestamptz NOT NULL,
    PRIMARY KEY (organization_id, kid, address)
);
CALL fence('token_use_1');
