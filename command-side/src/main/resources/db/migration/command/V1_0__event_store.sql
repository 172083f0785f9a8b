-- The organization of the current transaction. Unset it is null, which equals no row's organization.
CREATE FUNCTION current_organization() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('rollcall.organization', true), '')::uuid $$;

-- The second fence: every table with an organization_id shows a transaction only the rows of its own organization.
CREATE PROCEDURE fence(fenced regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', fenced);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', fenced);
    EXECUTE format('CREATE POLICY own_organization ON %s USING (organization_id = current_organization())', fenced);
END $$;

-- Defaults are evaluated in column order: a transaction owns its xid before it draws its number. The ledger rests on it.
CREATE TABLE event (
    xid             xid8        NOT NULL DEFAULT pg_current_xact_id(),
    global_index    bigint      NOT NULL GENERATED ALWAYS AS IDENTITY (CACHE 1),
    recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    organization_id uuid        NOT NULL,
    aggregate_id    uuid        NOT NULL,
    sequence        bigint      NOT NULL,
    aggregate_type  text        NOT NULL COLLATE "C",
    event_id        uuid        NOT NULL,
    name            text        NOT NULL COLLATE "C",
    revision        smallint    NOT NULL,
    payload         bytea       NOT NULL,
    personal        bytea,
    salt            bytea,
    actor           text        NOT NULL COLLATE "C",
    connection_id   uuid,
    verb            text        NOT NULL COLLATE "C",
    request_id      uuid        NOT NULL,
    received_at     timestamptz NOT NULL,
    CONSTRAINT event_stream PRIMARY KEY (organization_id, aggregate_id, sequence),
    CONSTRAINT event_index UNIQUE (global_index),
    CONSTRAINT event_salted CHECK ((personal IS NULL) = (salt IS NULL))
);
CALL fence('event');

CREATE TABLE snapshot (
    organization_id uuid        NOT NULL,
    aggregate_id    uuid        NOT NULL,
    sequence        bigint      NOT NULL,
    aggregate_type  text        NOT NULL COLLATE "C",
    payload         bytea       NOT NULL,
    taken_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (organization_id, aggregate_id)
);
CALL fence('snapshot');
