package dev.rollcall.query.ledger;

/**
 * How a table of versions is written, whatever it keeps versions of: each holds from {@code since} to {@code until}, and
 * {@code document} is all that has no column of its own.
 */
public final class Versions {
    private static final String SQL = """
            WITH told AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(? AS json))
                    AS t (%2$s uuid, position bigint, gone boolean, columns jsonb, document jsonb)),
            ended AS (
                UPDATE %1$s v SET until = f.position
                FROM (SELECT %2$s, min(position) AS position FROM told GROUP BY %2$s) f
                WHERE v.organization_id = ? AND v.%2$s = f.%2$s AND v.until IS NULL
                RETURNING v.*),
            laid AS (
                SELECT %2$s, position, gone, laid_over(columns) OVER upwards AS columns,
                    laid_over(document) OVER upwards AS document, lead(position) OVER upwards AS until
                FROM (SELECT * FROM told
                    UNION ALL
                    SELECT %2$s, 0, false, to_jsonb(ended) - '{document,since,until}'::text[], document FROM ended) steps
                WINDOW upwards AS (PARTITION BY %2$s ORDER BY position))
            INSERT INTO %1$s
            SELECT made.* FROM laid
            CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$s, laid.columns || jsonb_build_object(
                'organization_id', cast(? AS uuid), '%2$s', laid.%2$s, 'since', laid.position, 'until', laid.until,
                'document', jsonb_strip_nulls(laid.document)%3$s)) AS made
            WHERE laid.position > 0 AND NOT laid.gone""";

    private Versions() {}

    /**
     * One statement, whose parameters are what facts changed, as a JSON array of position, columns and parts of the
     * document or that it is gone, and twice the organization.
     *
     * @param id the column that names what versions are kept of
     * @param derived more columns, from those in {@code laid.columns}; empty for none
     */
    public static String of(String table, String id, String derived) {
        return SQL.formatted(table, id, derived);
    }
}
