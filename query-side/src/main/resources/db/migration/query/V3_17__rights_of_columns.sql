-- Rights to some columns of a table that is laid anew, which lay_rebuild leaves out.
CREATE FUNCTION lay_column_rights(name text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part record;
BEGIN
    FOR part IN SELECT a.attname, acl.grantee::regrole AS role, acl.privilege_type
        FROM pg_attribute a, aclexplode(a.attacl) acl WHERE a.attrelid = format('public.%I', name)::regclass LOOP
        EXECUTE format('GRANT %s (%I) ON rebuild.%I TO %s', part.privilege_type, part.attname, name, part.role);
    END LOOP;
END $$;
