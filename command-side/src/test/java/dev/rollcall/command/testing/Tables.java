package dev.rollcall.command.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contents of tables, every row as PostgreSQL writes it, whosever it is. */
public final class Tables {
    private final JdbcClient database;

    /** @param admin who sees the rows of all organizations */
    public Tables(DataSource admin) {
        this.database = JdbcClient.create(admin);
    }

    public Map<String, List<String>> all() {
        var contents = new TreeMap<String, List<String>>();
        database.sql("""
                        SELECT tablename FROM pg_tables
                        WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'""").query(String.class).list().forEach(table -> contents.put(table, rows(table)));
        return contents;
    }

    public List<String> rows(String table) {
        return database.sql("SELECT t::text FROM %s t ORDER BY 1".formatted(table))
                .query(String.class)
                .list();
    }

    public int change(String sql, Object... values) {
        return database.sql(sql).params(values).update();
    }

    public long count(String sql, Object... values) {
        return database.sql(sql).params(values).query(Long.class).single();
    }
}
