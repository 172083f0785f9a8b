-- For which identity provider a connection was set up, from which event on: what was done under one is told of it for ever.
CREATE TABLE provider_span_1 (
    organization_id uuid   NOT NULL,
    connection_id   uuid   NOT NULL,
    since_index     bigint NOT NULL,
    provider        text   NOT NULL,
    PRIMARY KEY (organization_id, connection_id, since_index)
);
CALL fence('provider_span_1');

-- Who migrates owns the tables, and is held back by the fence all the same unless it is lifted.
ALTER TABLE provider_span_1 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
INSERT INTO provider_span_1 (organization_id, connection_id, since_index, provider)
SELECT organization_id, aggregate_id, global_index, convert_from(payload, 'UTF8')::jsonb ->> 'provider'
FROM event WHERE name IN ('connection.enabled', 'connection.provider-chosen');
ALTER TABLE event FORCE ROW LEVEL SECURITY;
ALTER TABLE provider_span_1 FORCE ROW LEVEL SECURITY;
