-- Who waits for a seat, and which seats are beyond the size of their licence.

CREATE TABLE seat_wait_1 (
    organization_id uuid        NOT NULL,
    license_id      uuid        NOT NULL,
    ticket          bigint      NOT NULL,
    -- The ticket with which its block begins.
    block           bigint      NOT NULL,
    user_id         uuid        NOT NULL,
    since           timestamptz NOT NULL,
    PRIMARY KEY (organization_id, license_id, ticket),
    CONSTRAINT waiting_once_1 UNIQUE (organization_id, user_id)
);
CALL fence('seat_wait_1');

-- How many wait with a ticket of each block: a place in the queue is what waits in the blocks before, and what is counted in
-- one. Blocks without anybody are gone.
CREATE TABLE seat_wait_block_1 (
    organization_id uuid    NOT NULL,
    license_id      uuid    NOT NULL,
    block           bigint  NOT NULL,
    waiting         integer NOT NULL CHECK (waiting >= 0),
    PRIMARY KEY (organization_id, license_id, block)
) WITH (fillfactor = 30);
CALL fence('seat_wait_block_1');
-- Who goes round to grant seats sees where somebody waits.
CREATE POLICY going_round ON seat_wait_block_1 FOR SELECT USING (current_setting('rollcall.going_round', true) = 'seats');

-- Whether a seat was beyond the size when it was taken; whether it is so today is another question.
ALTER TABLE seat_span_1 ADD COLUMN taken_beyond_size boolean NOT NULL DEFAULT false;
CREATE INDEX seat_open_1 ON seat_span_1 (organization_id, license_id, since_index) WHERE until IS NULL;

-- The eldest seat that is beyond the size today, by the event with which it was taken; null where none is. Whoever took
-- one later is beyond it too.
ALTER TABLE license_view_1 ADD COLUMN overage integer NOT NULL DEFAULT 0, ADD COLUMN overage_from bigint;

-- Who migrates owns the tables, and is held back by the fence all the same unless it is lifted.
ALTER TABLE license_view_1 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE seat_span_1 NO FORCE ROW LEVEL SECURITY;
UPDATE license_view_1 l SET overage_from = ranked.since_index
FROM (SELECT organization_id, license_id, since_index,
             row_number() OVER (PARTITION BY organization_id, license_id ORDER BY since_index) AS place,
             count(*) OVER (PARTITION BY organization_id, license_id) AS held
      FROM seat_span_1 WHERE until IS NULL) ranked
WHERE ranked.organization_id = l.organization_id AND ranked.license_id = l.license_id
  AND ranked.held > l.size AND ranked.place = l.size + 1;
ALTER TABLE seat_span_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE license_view_1 FORCE ROW LEVEL SECURITY;
