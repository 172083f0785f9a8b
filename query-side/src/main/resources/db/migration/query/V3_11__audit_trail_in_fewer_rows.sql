-- The audit trail with one row for each fact and one for each thing, where there had been one for each attribute: what
-- follows the ledger begins anew and fills these.
--
-- Personal values stand in columns whose names begin with "personal", and nowhere else.

DROP TABLE audit_entry_1, audit_mark_1, audit_change_1, audit_value_1, audit_trail_1;
DELETE FROM ledger_follower WHERE name = 'audit trail 1';

CREATE TABLE audit_entry_2 (
    organization_id  uuid        NOT NULL,
    position         bigint      NOT NULL,
    ledger_at        timestamptz NOT NULL,
    recorded_at      timestamptz NOT NULL,
    received_at      timestamptz NOT NULL,
    global_index     bigint      NOT NULL,
    fact             text        NOT NULL COLLATE "C",
    subject_type     text        NOT NULL COLLATE "C",
    subject          uuid        NOT NULL,
    actor            text        NOT NULL COLLATE "C",
    connection_id    uuid,
    verb             text        NOT NULL COLLATE "C",
    request_id       uuid        NOT NULL,
    seat             integer,
    -- Of refusals alone, with the name of whoever was refused.
    reason           text,
    personal_name    text,
    -- Each attribute that the fact changed, as [number, kind, subject, attribute, before, after]. Members of a team are
    -- those who left, and those who came.
    changes          jsonb,
    personal_changes jsonb,
    PRIMARY KEY (organization_id, position)
);
CREATE INDEX audit_by_fact_2 ON audit_entry_2 (organization_id, fact, position);
CREATE INDEX audit_by_actor_2 ON audit_entry_2 (organization_id, actor, position);
CREATE INDEX audit_by_connection_2 ON audit_entry_2 (organization_id, connection_id, position);
CREATE INDEX audit_by_request_2 ON audit_entry_2 (organization_id, request_id, position);
CREATE INDEX audit_by_verb_2 ON audit_entry_2 (organization_id, verb, position);
CREATE INDEX audit_by_seat_2 ON audit_entry_2 (organization_id, seat, position) WHERE seat IS NOT NULL;
CREATE INDEX audit_refused_2 ON audit_entry_2 (organization_id, position) WHERE reason IS NOT NULL;
CALL fence('audit_entry_2');

-- What else an entry is found by: "user <id>" and "team <id>" of those it is about, "attribute <name>" of what it changed.
CREATE TABLE audit_mark_2 (
    organization_id uuid   NOT NULL,
    mark            text   NOT NULL COLLATE "C",
    position        bigint NOT NULL,
    PRIMARY KEY (organization_id, mark, position)
);
CALL fence('audit_mark_2');

-- How the attributes of each thing are at the position that was reached, by which the next change knows what was before.
CREATE TABLE audit_state_2 (
    organization_id uuid  NOT NULL,
    subject         uuid  NOT NULL,
    state           jsonb NOT NULL,
    personal_state  jsonb NOT NULL,
    PRIMARY KEY (organization_id, subject)
) WITH (fillfactor = 80);
CALL fence('audit_state_2');

-- How far these tables have followed the ledger of an organization.
CREATE TABLE audit_trail_2 (
    organization_id uuid        NOT NULL PRIMARY KEY,
    position        bigint      NOT NULL,
    ledger_at       timestamptz NOT NULL
) WITH (fillfactor = 50);
CALL fence('audit_trail_2');
