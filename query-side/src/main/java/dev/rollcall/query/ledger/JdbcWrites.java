package dev.rollcall.query.ledger;

import dev.rollcall.kernel.fact.ArrayLiteral;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.message.OrganizationId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The writes of a follower for one organization, sent as one script that is bound to it: row-level security holds. */
final class JdbcWrites implements Writes {
    private final StringJoiner script = new StringJoiner(";\n");
    private final List<@Nullable Object> values = new ArrayList<>();

    /** A crash takes back rows and position together, so nobody waits for the disk. */
    JdbcWrites(OrganizationId organization) {
        add(
                "SELECT set_config('rollcall.organization', ?, true), set_config('synchronous_commit', 'off', true)",
                organization.toString());
    }

    @Override
    public void add(String sql, @Nullable Object... bound) {
        script.add(sql);
        Collections.addAll(values, bound);
    }

    void send(DataSource database) {
        new JdbcTemplate(database).execute(script.toString(), (PreparedStatement statement) -> {
            bind(statement);
            return statement.execute();
        });
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int at = 1;
        for (Object value : values) {
            switch (value) {
                case null -> statement.setNull(at++, Types.VARCHAR);
                case Instant instant -> statement.setObject(at++, instant.atOffset(ZoneOffset.UTC));
                case List<?> elements -> statement.setString(at++, ArrayLiteral.of(elements));
                default -> statement.setObject(at++, value);
            }
        }
    }
}
