-- From where requests are taken, as text; empty for everywhere. The tokens carry it, so that a request needs one row.
ALTER TABLE connection_view_1
    ADD COLUMN addresses   text    NOT NULL DEFAULT '' COLLATE "C",
    ADD COLUMN chosen      boolean NOT NULL DEFAULT true,
    ADD COLUMN switched_at timestamptz;
ALTER TABLE token_view_1 ADD COLUMN addresses text NOT NULL DEFAULT '' COLLATE "C";

-- Whoever watches over expiry works for no organization yet, but may see the tokens that are about to expire or just have.
CREATE INDEX token_expiring_1 ON token_view_1 (expires_at) WHERE revoked_at IS NULL;
CREATE POLICY expiring ON token_view_1 FOR SELECT
    USING (expires_at < nullif(current_setting('rollcall.expiring_before', true), '')::timestamptz);
