-- Which notices were sent to owners, so that each is sent once, whichever node finds it due. No history, so no event.
CREATE TABLE sent_notice (
    organization_id uuid        NOT NULL,
    notice          text        NOT NULL COLLATE "C",
    sent_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (organization_id, notice)
);
CALL fence('sent_notice');
