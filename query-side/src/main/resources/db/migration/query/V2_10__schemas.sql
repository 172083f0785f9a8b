-- The schemas that an organization has added, as discovery shows them: json keeps the order of the members.
CREATE TABLE schema_view_1 (
    organization_id uuid   NOT NULL,
    urn_key         text   NOT NULL COLLATE "C",
    resource_type   text   NOT NULL COLLATE "C",
    document        json   NOT NULL,
    added_index     bigint NOT NULL,
    PRIMARY KEY (organization_id, urn_key)
);
CALL fence('schema_view_1');

-- The number of the event that last changed a schema of the organization, 0 for none. Connections and tokens carry it, so
-- that a request needs one row.
ALTER TABLE organization_view_1 ADD COLUMN schema_revision bigint NOT NULL DEFAULT 0;
ALTER TABLE connection_view_1 ADD COLUMN schema_revision bigint NOT NULL DEFAULT 0;
ALTER TABLE token_view_1 ADD COLUMN schema_revision bigint NOT NULL DEFAULT 0;

-- Whoever discovers without a token is of no organization, but may see the row of the connection that the URL names.
CREATE INDEX connection_by_id_1 ON connection_view_1 (connection_id);
CREATE POLICY addressed ON connection_view_1 FOR SELECT
    USING (connection_id = nullif(current_setting('rollcall.addressed', true), '')::uuid);

-- The values of a team's extensions, by their URN.
ALTER TABLE team_view_1 ADD COLUMN document jsonb NOT NULL DEFAULT '{}';
