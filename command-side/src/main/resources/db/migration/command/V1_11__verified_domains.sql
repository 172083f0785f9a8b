-- The domains that are known to be an organization's.
CREATE TABLE verified_domain (
    organization_id uuid NOT NULL,
    domain          text NOT NULL COLLATE "C",
    PRIMARY KEY (organization_id, domain)
);

-- Organizations of before: the domain of the address with which their eldest manual owner signs in. It becomes a fact like
-- any other, for the table is folded from facts. Who migrates owns the tables, and is held back by the fence all the same
-- unless it is lifted.
ALTER TABLE owner NO FORCE ROW LEVEL SECURITY;
ALTER TABLE user_claim NO FORCE ROW LEVEL SECURITY;
ALTER TABLE credential NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
WITH founder AS (
    SELECT DISTINCT ON (o.organization_id) o.organization_id, coalesce(c.email_key, u.user_name_key) AS address
    FROM owner o
    JOIN user_claim u ON u.organization_id = o.organization_id AND u.user_id = o.user_id
    LEFT JOIN credential c ON c.organization_id = o.organization_id AND c.user_id = o.user_id
    WHERE u.connection_id IS NULL
    ORDER BY o.organization_id, o.user_id),
founding AS (
    SELECT organization_id, split_part(address, '@', -1) AS domain FROM founder
    WHERE address ~ '^.+@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z0-9-]{2,63}$' AND address NOT LIKE '%.invalid'),
told AS (
    INSERT INTO event (organization_id, aggregate_id, sequence, aggregate_type, event_id, name, revision, payload,
        actor, verb, request_id, received_at)
    SELECT f.organization_id, f.organization_id,
        (SELECT max(sequence) + 1 FROM event e
         WHERE e.organization_id = f.organization_id AND e.aggregate_id = f.organization_id),
        'Organization', uuidv7(), 'organization.domain-verified', 1,
        convert_to(format('{"organization":"%s","domain":"%s","proof":"FOUNDING"}', f.organization_id, f.domain), 'UTF8'),
        'rollcall', 'ADMIN', uuidv7(), clock_timestamp()
    FROM founding f
    RETURNING organization_id)
INSERT INTO verified_domain (organization_id, domain) SELECT organization_id, domain FROM founding;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
ALTER TABLE credential FORCE ROW LEVEL SECURITY;
ALTER TABLE user_claim FORCE ROW LEVEL SECURITY;
ALTER TABLE owner FORCE ROW LEVEL SECURITY;
CALL fence('verified_domain');
