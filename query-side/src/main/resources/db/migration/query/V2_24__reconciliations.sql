-- Lists of leavers that were compared with the history, and what was found of each row.
CREATE TABLE reconciliation_1 (
    organization_id     uuid        NOT NULL,
    reconciliation_id   uuid        NOT NULL,
    event_index         bigint      NOT NULL,
    made_at             timestamptz NOT NULL,
    actor               text        NOT NULL,
    allowed_delay       text        NOT NULL,
    zone                text        NOT NULL,
    file_hash           text        NOT NULL,
    history_up_to       bigint      NOT NULL,
    row_count           integer     NOT NULL,
    never_deprovisioned integer     NOT NULL,
    reactivated         integer     NOT NULL,
    too_late            integer     NOT NULL,
    unknown             integer     NOT NULL,
    not_yet_due         integer     NOT NULL,
    in_time             integer     NOT NULL,
    on_seat             integer     NOT NULL,
    PRIMARY KEY (organization_id, reconciliation_id)
);
CREATE INDEX reconciliation_by_time_1 ON reconciliation_1 (organization_id, event_index);
CALL fence('reconciliation_1');

-- In the order of the report: worst first.
CREATE TABLE leaver_1 (
    organization_id   uuid        NOT NULL,
    reconciliation_id uuid        NOT NULL,
    place             integer     NOT NULL,
    line              integer     NOT NULL,
    named_by          text        NOT NULL,
    name              text        NOT NULL,
    left_at           timestamptz NOT NULL,
    user_id           uuid,
    user_name         text,
    verdict           text        NOT NULL,
    ended_at          timestamptz,
    back_from         timestamptz,
    back_until        timestamptz,
    seat              integer,
    PRIMARY KEY (organization_id, reconciliation_id, place)
);
CALL fence('leaver_1');
