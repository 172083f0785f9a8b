-- How many seats beyond its size a licence gives, where its policy is OVERAGE.
ALTER TABLE license ADD COLUMN overage integer NOT NULL DEFAULT 0 CHECK (overage >= 0);

-- Who waits for a seat, first in, first served. Tickets are given and seats granted under the lock of the licence's row.
CREATE TABLE seat_wait (
    organization_id uuid   NOT NULL,
    license_id      uuid   NOT NULL,
    ticket          bigint NOT NULL,
    user_id         uuid   NOT NULL,
    PRIMARY KEY (organization_id, license_id, ticket),
    CONSTRAINT one_ticket UNIQUE (organization_id, user_id)
);
CALL fence('seat_wait');
