-- One plan serves every organization and is kept, so it has to be right for one that is the whole table. While PostgreSQL
-- had counted few rows, an index of which only the organization is of use looked as good as the right one: until its next
-- count, some minutes in a first import, each look-up of a user read all users.
CREATE FUNCTION plan_for_one_organization(planned regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ALTER COLUMN organization_id SET (n_distinct = 1)', planned);
    -- Up to the first count.
    PERFORM pg_restore_attribute_stats('schemaname', relnamespace::regnamespace::text, 'relname', relname::text,
            'attname', 'organization_id', 'inherited', false, 'version', current_setting('server_version_num')::integer,
            'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real)
        FROM pg_class WHERE oid = planned;
END $$;

SELECT plan_for_one_organization(attrelid::regclass)
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE attname = 'organization_id' AND relkind = 'r' AND relnamespace = 'public'::regnamespace;

CREATE OR REPLACE FUNCTION complete_rebuild(name text) RETURNS void LANGUAGE sql AS $$
    SELECT index_rebuild(name, false);
    SELECT plan_for_one_organization(format('rebuild.%I', name)::regclass);
$$;
