-- Where read models are made anew while those of the schema public serve: tables of the same names, for as long as it takes.
CREATE SCHEMA rebuild;

-- Each time that some were made anew, and how far that is.
CREATE TABLE view_rebuild (
    number      bigint      NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    models      text        NOT NULL COLLATE "C",
    begun_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Of the last fact that is written, and of the last one that there was: numbers of events, or of seals.
    place       bigint      NOT NULL DEFAULT 0,
    last        bigint      NOT NULL,
    facts       bigint      NOT NULL DEFAULT 0,
    compared_at timestamptz,
    different   bigint,
    ended_at    timestamptz,
    outcome     text COLLATE "C"
);

CREATE FUNCTION clear_rebuild() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    laid regclass;
BEGIN
    FOR laid IN SELECT oid FROM pg_class WHERE relnamespace = 'rebuild'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('DROP TABLE %s', laid);
    END LOOP;
END $$;

-- The indexes of the one of the same name, but for those of constraints.
CREATE FUNCTION index_rebuild(name text, btrees boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    definition text;
BEGIN
    FOR definition IN SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
        WHERE i.indrelid = format('public.%I', name)::regclass AND (m.amname = 'btree') = btrees
            AND i.indexrelid NOT IN (SELECT conindid FROM pg_constraint WHERE conrelid = i.indrelid) LOOP
        EXECUTE replace(definition, format(' ON public.%I ', name), format(' ON rebuild.%I ', name));
    END LOOP;
END $$;

-- An empty table like the one of the same name, with all that LIKE leaves out: its settings, the names of its indexes and
-- constraints, fences and rights.
CREATE FUNCTION lay_rebuild(name text) RETURNS void LANGUAGE plpgsql AS $$
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
    FOR part IN SELECT conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
        WHERE conrelid = model.oid AND contype IN ('p', 'u', 'x', 'c') LOOP
        EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', made, part.conname, part.definition);
    END LOOP;
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
    FOR part IN SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END AS role, privilege_type
        FROM aclexplode(model.relacl) WHERE grantee <> model.relowner LOOP
        EXECUTE format('GRANT %s ON %s TO %s', part.privilege_type, made, part.role);
    END LOOP;
END $$;

-- What is made faster when all rows are there.
CREATE FUNCTION complete_rebuild(name text) RETURNS void LANGUAGE sql AS $$ SELECT index_rebuild(name, false) $$;

-- The one that was laid takes over from the one of the same name, for the views that look at it as well.
CREATE FUNCTION exchange_rebuilt(name text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    looking record;
BEGIN
    FOR looking IN SELECT DISTINCT v.oid::regclass AS view, v.reloptions, pg_get_viewdef(v.oid) AS definition
        FROM pg_depend d JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
        JOIN pg_class v ON v.oid = r.ev_class AND v.relkind = 'v'
        WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = format('public.%I', name)::regclass LOOP
        EXECUTE format('CREATE OR REPLACE VIEW %s %s AS %s', looking.view,
            coalesce(format('WITH (%s)', array_to_string(looking.reloptions, ', ')), ''),
            regexp_replace(looking.definition, format('\mpublic\.%s\M', name), format('rebuild.%I', name), 'g'));
    END LOOP;
    EXECUTE format('DROP TABLE public.%I', name);
    EXECUTE format('ALTER TABLE rebuild.%I SET SCHEMA public', name);
END $$;
