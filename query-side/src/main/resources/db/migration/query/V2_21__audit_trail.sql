-- The audit trail: every fact in the order of the ledger, with what it changed, written by a follower of the ledger and
-- never by those who change something.
--
-- Personal values stand in columns whose names begin with "personal", and nowhere else.

CREATE TABLE audit_entry_1 (
    organization_id uuid        NOT NULL,
    position        bigint      NOT NULL,
    ledger_at       timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    received_at     timestamptz NOT NULL,
    global_index    bigint      NOT NULL,
    fact            text        NOT NULL COLLATE "C",
    subject_type    text        NOT NULL COLLATE "C",
    subject         uuid        NOT NULL,
    actor           text        NOT NULL COLLATE "C",
    connection_id   uuid,
    verb            text        NOT NULL COLLATE "C",
    request_id      uuid        NOT NULL,
    seat            integer,
    -- Of refusals alone, with the name of whoever was refused.
    reason          text,
    personal_name   text,
    PRIMARY KEY (organization_id, position)
);
CREATE INDEX audit_by_fact_1 ON audit_entry_1 (organization_id, fact, position);
CREATE INDEX audit_by_actor_1 ON audit_entry_1 (organization_id, actor, position);
CREATE INDEX audit_by_connection_1 ON audit_entry_1 (organization_id, connection_id, position);
CREATE INDEX audit_by_request_1 ON audit_entry_1 (organization_id, request_id, position);
CREATE INDEX audit_by_verb_1 ON audit_entry_1 (organization_id, verb, position);
CREATE INDEX audit_by_seat_1 ON audit_entry_1 (organization_id, seat, position) WHERE seat IS NOT NULL;
CREATE INDEX audit_refused_1 ON audit_entry_1 (organization_id, position) WHERE reason IS NOT NULL;
CALL fence('audit_entry_1');

-- What else an entry is found by: "user <id>" and "team <id>" of those it is about, "attribute <name>" of what it changed.
CREATE TABLE audit_mark_1 (
    organization_id uuid   NOT NULL,
    mark            text   NOT NULL COLLATE "C",
    position        bigint NOT NULL,
    PRIMARY KEY (organization_id, mark, position)
);
CALL fence('audit_mark_1');

-- Each attribute that a fact changed, and how it was before. Members of a team are those who left, and those who came.
CREATE TABLE audit_change_1 (
    organization_id uuid    NOT NULL,
    position        bigint  NOT NULL,
    number          integer NOT NULL,
    kind            text    NOT NULL COLLATE "C",
    subject         uuid    NOT NULL,
    attribute       text    NOT NULL COLLATE "C",
    before          text,
    after           text,
    personal_before text,
    personal_after  text,
    PRIMARY KEY (organization_id, position, number)
);
CALL fence('audit_change_1');

-- How each attribute of each thing is at the position that was reached, by which the next change knows what was before.
CREATE TABLE audit_value_1 (
    organization_id uuid NOT NULL,
    subject         uuid NOT NULL,
    attribute       text NOT NULL COLLATE "C",
    value           text,
    personal_value  text,
    PRIMARY KEY (organization_id, subject, attribute)
) WITH (fillfactor = 80);
CALL fence('audit_value_1');

-- How far these tables have followed the ledger of an organization.
CREATE TABLE audit_trail_1 (
    organization_id uuid        NOT NULL PRIMARY KEY,
    position        bigint      NOT NULL,
    ledger_at       timestamptz NOT NULL
) WITH (fillfactor = 50);
CALL fence('audit_trail_1');
