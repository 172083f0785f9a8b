-- Hashes of complete subtrees of each organization's Merkle tree, of every eighth level above the leaves: at level 8 those of
-- 256 leaves, at level 16 those of 65 536. So a proof reads two stretches of at most 256 rows for each factor of 256 in the
-- size of the tree. A function of the ledger alone: whatever is missing here is made again.
CREATE TABLE ledger_subtree (
    organization_id uuid     NOT NULL,
    level           smallint NOT NULL,
    place           bigint   NOT NULL,
    hash            bytea    NOT NULL,
    PRIMARY KEY (organization_id, level, place)
);
CALL fence('ledger_subtree');

-- Size and root of an organization's ledger, signed. What was signed once is never changed or taken back.
CREATE TABLE checkpoint (
    number          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY (CACHE 1),
    organization_id uuid        NOT NULL,
    size            bigint      NOT NULL,
    root            bytea       NOT NULL,
    note            text        NOT NULL,
    made_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (organization_id, size),
    CONSTRAINT checkpoint_number UNIQUE (number)
);
CALL fence('checkpoint');

-- Up to which checkpoint each way out of the house has taken them, and until when a node is at it.
CREATE TABLE checkpoint_handout (
    way        text   NOT NULL COLLATE "C" PRIMARY KEY,
    number     bigint NOT NULL,
    held_until timestamptz
) WITH (fillfactor = 10);

-- The public half of the key that signs, so that a node with another one notices.
CREATE TABLE ledger_signer (
    only_one   boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_one),
    public_key text        NOT NULL,
    since      timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Who seals also signs: it adds to these and changes nothing of them.
CREATE PROCEDURE admit_signer(signer regrole) LANGUAGE plpgsql AS $$
DECLARE
    fenced text;
BEGIN
    FOREACH fenced IN ARRAY ARRAY['ledger_subtree', 'checkpoint'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS signing ON %I', fenced);
        EXECUTE format('CREATE POLICY signing ON %I TO %s USING (true)', fenced, signer);
    END LOOP;
    EXECUTE format('GRANT SELECT, INSERT ON ledger_subtree, checkpoint, ledger_signer TO %s', signer);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON checkpoint_handout TO %s', signer);
END $$;
