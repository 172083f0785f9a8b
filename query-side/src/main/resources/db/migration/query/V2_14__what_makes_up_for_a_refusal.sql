-- Which attributes the body of a PUT or PATCH names, as it is kept in the log. For the members of a group only a whole list
-- settles what an earlier call was refused: one member more or less is another change.
CREATE FUNCTION attributes_named(body text, settled boolean) RETURNS text[] LANGUAGE sql IMMUTABLE
    AS $$
    WITH operation AS (
        SELECT coalesce(lower(o.value->>'op'), '') AS op, nullif(trim(o.value->>'path'), '') AS path, o.value->'value' AS value
        FROM jsonb_each(CASE WHEN body IS JSON OBJECT THEN cast(body AS jsonb) ELSE '{}' END) AS m,
            jsonb_array_elements(CASE jsonb_typeof(m.value) WHEN 'array' THEN m.value ELSE '[]' END) AS o
        WHERE lower(m.key) = 'operations'
        UNION ALL
        SELECT 'replace', NULL, cast(body AS jsonb)
        WHERE body IS JSON OBJECT AND NOT EXISTS (
            SELECT FROM jsonb_object_keys(cast(body AS jsonb)) AS key WHERE lower(key) = 'operations')),
    named AS (
        SELECT op, path AS name FROM operation WHERE path IS NOT NULL
        UNION ALL
        SELECT op, key FROM operation,
            jsonb_object_keys(CASE WHEN path IS NULL AND jsonb_typeof(value) = 'object' THEN value ELSE '{}' END) AS key
        WHERE key <> 'schemas'),
    attribute AS (
        SELECT op, lower(split_part(regexp_replace(split_part(name, '[', 1), '^urn:.*:', ''), '.', 1)) AS name FROM named)
    SELECT coalesce(array_agg(DISTINCT name) FILTER (WHERE NOT settled OR name <> 'members' OR op = 'replace'), '{}')
    FROM attribute
    $$;
