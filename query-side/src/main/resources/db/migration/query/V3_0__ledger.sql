-- The ledger: every committed event once, in the order of its number, and never changed. Only the sealer writes here;
-- what it writes is a function of the events alone. How it tells a number that is late from one that never comes, and
-- what a leaf hash is made of: docs/ledger.md.
CREATE TABLE ledger (
    seal_no         bigint      NOT NULL,
    global_index    bigint      NOT NULL,
    position        bigint      NOT NULL,
    ledger_at       timestamptz NOT NULL,
    organization_id uuid        NOT NULL,
    leaf_hash       bytea       NOT NULL,
    personal_commit bytea,
    CONSTRAINT ledger_position PRIMARY KEY (organization_id, position),
    CONSTRAINT ledger_seal UNIQUE (seal_no),
    CONSTRAINT ledger_event UNIQUE (global_index)
);
CREATE INDEX ledger_by_time ON ledger (organization_id, ledger_at, position);
CALL fence('ledger');

-- How far each organization's ledger goes.
CREATE TABLE organization_head (
    organization_id uuid        NOT NULL PRIMARY KEY,
    position        bigint      NOT NULL,
    ledger_at       timestamptz NOT NULL
) WITH (fillfactor = 50);
CALL fence('organization_head');

-- How far the whole ledger goes: every event up to global_index is sealed, and so is every one recorded up to
-- sealed_through.
CREATE TABLE ledger_head (
    only_one       boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (only_one),
    seal_no        bigint  NOT NULL,
    global_index   bigint  NOT NULL,
    sealed_through timestamptz
) WITH (fillfactor = 10);
INSERT INTO ledger_head (seal_no, global_index) VALUES (0, 0);

-- When every transaction before s is over, a number up to highest that is still missing will never come, and what was
-- recorded by noted_at has been committed or never will be. What was recorded by through bears a number up to highest.
CREATE TABLE ledger_note (
    s        xid8        NOT NULL PRIMARY KEY,
    highest  bigint      NOT NULL,
    noted_at timestamptz NOT NULL,
    through  timestamptz
);
CREATE INDEX ledger_note_told ON ledger_note (highest DESC, through DESC) WHERE through IS NOT NULL;

-- Numbers without an event, which the ledger has passed, and the note by which it knew.
CREATE TABLE ledger_gap (
    first_index bigint      NOT NULL PRIMARY KEY,
    last_index  bigint      NOT NULL,
    s           xid8        NOT NULL,
    passed_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- How far each follower of the ledger is, and which node runs it until when.
CREATE TABLE ledger_follower (
    name       text        NOT NULL COLLATE "C" PRIMARY KEY,
    position   bigint      NOT NULL,
    holder     uuid,
    held_until timestamptz
) WITH (fillfactor = 10);

-- Who seals works for all organizations: the role that is named sees every event and adds to the ledger. It changes
-- neither.
CREATE PROCEDURE admit_sealer(sealer regrole) LANGUAGE plpgsql AS $$
DECLARE
    fenced text;
BEGIN
    EXECUTE format('DROP POLICY IF EXISTS sealing ON event');
    EXECUTE format('CREATE POLICY sealing ON event FOR SELECT TO %s USING (true)', sealer);
    FOREACH fenced IN ARRAY ARRAY['ledger', 'organization_head'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS sealing ON %I', fenced);
        EXECUTE format('CREATE POLICY sealing ON %I TO %s USING (true)', fenced, sealer);
    END LOOP;
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %s', sealer);
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %s', sealer);
    EXECUTE format('GRANT SELECT ON event TO %s', sealer);
    EXECUTE format('GRANT SELECT, INSERT ON ledger, ledger_gap TO %s', sealer);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON organization_head, ledger_follower TO %s', sealer);
    EXECUTE format('GRANT SELECT, UPDATE ON ledger_head TO %s', sealer);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON ledger_note TO %s', sealer);
END $$;
