-- Seats in the order of the ledger, written by a follower of it and never by those who take or free a seat.

-- Who held which seat from one position of the ledger to another. Neither is a seat held twice at a position, nor does
-- anybody hold two: the database itself would refuse that.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE seat_held_1 (
    organization_id uuid        NOT NULL,
    license_id      uuid        NOT NULL,
    number          integer     NOT NULL,
    user_id         uuid        NOT NULL,
    held            int8range   NOT NULL,
    since           timestamptz NOT NULL,
    until           timestamptz,
    CONSTRAINT seat_held_by_one PRIMARY KEY (organization_id, license_id, number, held WITHOUT OVERLAPS),
    CONSTRAINT holder_of_one_seat UNIQUE (organization_id, user_id, held WITHOUT OVERLAPS)
);
CREATE UNIQUE INDEX seat_still_held_1 ON seat_held_1 (organization_id, license_id, number) WHERE upper_inf(held);
CREATE INDEX seat_in_order_1 ON seat_held_1 (organization_id, license_id, number, lower(held));
CALL fence('seat_held_1');

-- How many seats a licence had and how many of them were held, from each position at which that changed.
CREATE TABLE seat_level_1 (
    organization_id uuid        NOT NULL,
    license_id      uuid        NOT NULL,
    position        bigint      NOT NULL,
    at              timestamptz NOT NULL,
    size            integer     NOT NULL,
    held            integer     NOT NULL,
    moved           integer     NOT NULL,
    PRIMARY KEY (organization_id, license_id, position)
);
CREATE INDEX seat_level_by_time_1 ON seat_level_1 (organization_id, license_id, at, position);
CALL fence('seat_level_1');

-- How far these tables have followed the ledger of an organization.
CREATE TABLE seat_history_1 (
    organization_id uuid        NOT NULL PRIMARY KEY,
    position        bigint      NOT NULL,
    ledger_at       timestamptz NOT NULL
) WITH (fillfactor = 50);
CALL fence('seat_history_1');
