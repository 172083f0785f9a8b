-- Indexes by which nothing is found in order to be written: where a table is laid anew they are made when all rows are there,
-- which takes less than to keep them, and rows that change in no other index are changed in place.
CREATE FUNCTION is_for_readers(index name) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT index = ANY (ARRAY[
        'member_by_standing_1', 'user_by_display_name_1', 'user_by_external_id_1', 'user_by_family_name_1', 'user_by_email_1',
        'former_member_by_email_1', 'former_member_by_external_id_1', 'former_member_by_name_1',
        'seat_begun_1', 'seat_ended_1', 'seat_span_by_time_1', 'seat_refusal_by_time_1', 'seat_in_order_1', 'seat_level_by_time_1',
        'deprovisioning_by_time_1', 'deprovisioned_and_back_1',
        'team_by_external_id_1', 'membership_ended_1', 'membership_of_user_1',
        'user_version_by_name_1', 'user_version_by_display_name_1', 'user_version_by_external_id_1', 'user_version_waiting_1',
        'user_email_version_by_value_1', 'user_value_version_by_value_1', 'team_version_by_name_1', 'team_version_by_external_id_1',
        'audit_by_actor_2', 'audit_by_connection_2', 'audit_by_fact_2', 'audit_by_request_2', 'audit_by_seat_2', 'audit_by_verb_2',
        'audit_refused_2'])
$$;

DROP FUNCTION index_rebuild(text, boolean);

-- The indexes of the one of the same name, but for those of constraints: those to write by at first, the others at last.
CREATE FUNCTION index_rebuild(name text, to_write boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    definition text;
BEGIN
    FOR definition IN SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
        WHERE i.indrelid = format('public.%I', name)::regclass
            AND (m.amname = 'btree' AND NOT is_for_readers(c.relname)) = to_write
            AND i.indexrelid NOT IN (SELECT conindid FROM pg_constraint WHERE conrelid = i.indrelid) LOOP
        EXECUTE replace(definition, format(' ON public.%I ', name), format(' ON rebuild.%I ', name));
    END LOOP;
END $$;

-- The constraints of the one of the same name: those against overlaps, to keep which takes longer than all the rest, at last.
CREATE FUNCTION constrain_rebuild(name text, to_write boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part record;
BEGIN
    FOR part IN SELECT k.conname, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint k
        LEFT JOIN pg_class c ON c.oid = k.conindid LEFT JOIN pg_am m ON m.oid = c.relam
        WHERE k.conrelid = format('public.%I', name)::regclass AND k.contype IN ('p', 'u', 'x', 'c')
            AND (coalesce(m.amname, '') <> 'gist') = to_write LOOP
        EXECUTE format('ALTER TABLE rebuild.%I ADD CONSTRAINT %I %s', name, part.conname, part.definition);
    END LOOP;
END $$;

-- An empty table like the one of the same name, with all that LIKE leaves out: its settings, the names of its indexes and
-- constraints, fences and rights.
CREATE OR REPLACE FUNCTION lay_rebuild(name text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    model pg_class;
    made text := format('rebuild.%I', name);
    part record;
BEGIN
    SELECT * INTO STRICT model FROM pg_class WHERE oid = format('public.%I', name)::regclass;
    EXECUTE format('CREATE TABLE %s (LIKE public.%I INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMPRESSION)',
        made, name);
    IF model.reloptions IS NOT NULL THEN
        EXECUTE format('ALTER TABLE %s SET (%s)', made, array_to_string(model.reloptions, ', '));
    END IF;
    PERFORM constrain_rebuild(name, true);
    PERFORM index_rebuild(name, true);
    FOR part IN SELECT * FROM pg_policies WHERE schemaname = 'public' AND tablename = name LOOP
        EXECUTE format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', part.policyname, made, part.permissive, part.cmd,
                (SELECT string_agg(CASE role WHEN 'public' THEN 'PUBLIC' ELSE quote_ident(role) END, ', ') FROM unnest(part.roles) AS role))
            || coalesce(' USING (' || part.qual || ')', '') || coalesce(' WITH CHECK (' || part.with_check || ')', '');
    END LOOP;
    IF model.relrowsecurity THEN
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', made);
    END IF;
    IF model.relforcerowsecurity THEN
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', made);
    END IF;
    -- Before anything is counted.
    PERFORM plan_for_one_organization(made::regclass);
    FOR part IN SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END AS role, privilege_type
        FROM aclexplode(model.relacl) WHERE grantee <> model.relowner LOOP
        EXECUTE format('GRANT %s ON %s TO %s', part.privilege_type, made, part.role);
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION complete_rebuild(name text) RETURNS void LANGUAGE sql AS $$
    SELECT constrain_rebuild(name, false);
    SELECT index_rebuild(name, false);
$$;
