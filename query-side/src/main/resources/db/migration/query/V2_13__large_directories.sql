-- What lists ask of a directory of any size.

-- How many resources of a type there are, in slots: whoever adds or takes away one writes the slot of its own connection to
-- the database, so that nobody waits for another. The number is the sum.
CREATE TABLE resource_total_1 (
    organization_id uuid     NOT NULL,
    resource_type   text     NOT NULL COLLATE "C",
    slot            smallint NOT NULL,
    resources       bigint   NOT NULL,
    PRIMARY KEY (organization_id, resource_type, slot)
) WITH (fillfactor = 30);
CALL fence('resource_total_1');

-- The keys of a user's names and addresses, one a line, to be searched for any part of them. A trigram leads to few rows only
-- together with the organization. New rows wait in a list that is put into the index a megabyte at a time.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE TABLE user_text_1 (
    organization_id uuid NOT NULL,
    user_id         uuid NOT NULL,
    keys            text NOT NULL COLLATE "C",
    PRIMARY KEY (organization_id, user_id)
);
CREATE INDEX user_by_part_1 ON user_text_1 USING gin (organization_id, keys gin_trgm_ops) WITH (gin_pending_list_limit = 1024);
CALL fence('user_text_1');

-- LIKE is not known to keep what it compares to itself, so behind a fence no index serves it. Hence the owner asks, who is
-- let through the fence of this table and brings the organization of the transaction along.
CREATE POLICY searching ON user_text_1 FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION users_with_part(pattern text, most integer) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 100
    SET search_path = public, pg_temp
    AS $$ SELECT user_id FROM user_text_1 WHERE organization_id = current_organization() AND keys LIKE pattern LIMIT most $$;

-- Who migrates owns the tables, and is held back by the fence all the same unless it is lifted.
ALTER TABLE user_view_1 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE user_email_1 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE team_view_1 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE user_text_1 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE resource_total_1 NO FORCE ROW LEVEL SECURITY;
INSERT INTO resource_total_1 (organization_id, resource_type, slot, resources)
    SELECT organization_id, 'User', 0, count(*) FROM user_view_1 GROUP BY organization_id
    UNION ALL
    SELECT organization_id, 'Group', 0, count(*) FROM team_view_1 GROUP BY organization_id;
INSERT INTO user_text_1 (organization_id, user_id, keys)
    SELECT u.organization_id, u.user_id, concat_ws(E'\n', u.user_name_key, u.display_name_key,
        (SELECT string_agg(e.value_key, E'\n' ORDER BY e.position) FROM user_email_1 e
         WHERE e.organization_id = u.organization_id AND e.user_id = u.user_id))
    FROM user_view_1 u;
ALTER TABLE resource_total_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE user_text_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE team_view_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE user_email_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE user_view_1 FORCE ROW LEVEL SECURITY;
