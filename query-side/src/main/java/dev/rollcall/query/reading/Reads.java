package dev.rollcall.query.reading;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Proviso;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.scim.Unicode;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * Asks PostgreSQL. The organization is bound and the question asked in one round trip: both statements run in one
 * implicit transaction, so the binding holds for the question and for nothing after it. A text that PostgreSQL cannot hold
 * is refused here, wherever it came from.
 */
@Component
public final class Reads {
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** query_canceled, by statement_timeout */
    private static final String CANCELED = "57014";

    private static final String ORGANIZATION = "set_config('rollcall.organization', ?, true);";
    private static final Sql NOTHING = Sql.of("");
    private static final Sql SEARCHING =
            Sql.of("SELECT set_config('statement_timeout', '%ds', true),".formatted(PATIENCE.toSeconds()));

    private static final String POSITION = "SELECT set_config('rollcall.position', ?, true);";

    private final JdbcTemplate present;
    private final JdbcTemplate past;

    /** @param past where tables are as they were, see {@link Past} */
    @Autowired
    public Reads(JdbcTemplate present, PastDatabase past) {
        this.present = present;
        this.past = new JdbcTemplate(past.source());
    }

    /** Of the present alone. */
    public Reads(JdbcTemplate present) {
        this.present = present;
        this.past = present;
    }

    public <T> List<T> list(OrganizationId organization, Sql sql, RowMapper<T> mapper) {
        return ask(binding("rollcall.organization", organization.toString()), Proviso.open(), sql, mapper);
    }

    public <T> Optional<T> optional(OrganizationId organization, Sql sql, RowMapper<T> mapper) {
        return list(organization, sql, mapper).stream().findFirst();
    }

    public long count(OrganizationId organization, Sql sql) {
        return list(organization, sql, (row, index) -> row.getLong(1)).getFirst();
    }

    /** What a client made up: PostgreSQL gives it up after {@link #PATIENCE}. @throws TooSlow */
    public <T> List<T> search(OrganizationId organization, Sql sql, RowMapper<T> mapper) {
        try {
            return ask(SEARCHING.then(ORGANIZATION, organization.toString()), Proviso.open(), sql, mapper);
        } catch (DataAccessException failure) {
            if (failure.getRootCause() instanceof SQLException sqlFailure
                    && CANCELED.equals(sqlFailure.getSQLState())) {
                throw new TooSlow(PATIENCE, failure);
            }
            throw failure;
        }
    }

    public long countFound(OrganizationId organization, Sql sql) {
        return search(organization, sql, (row, index) -> row.getLong(1)).getFirst();
    }

    /** Asks before the organization is known. @param setting what the table's policy admits by; @param value its value */
    public <T> Optional<T> presenting(String setting, String value, Sql sql, RowMapper<T> mapper) {
        return listPresenting(setting, value, sql, mapper).stream().findFirst();
    }

    /** As {@link #presenting}, where there may be several rows. */
    public <T> List<T> listPresenting(String setting, String value, Sql sql, RowMapper<T> mapper) {
        return ask(binding(setting, value), Optional.empty(), sql, mapper);
    }

    private static Sql binding(String setting, String value) {
        return Sql.of("SELECT set_config('%s', ?, true);".formatted(setting), value);
    }

    private <T> List<T> ask(Sql binding, Optional<Proviso> proviso, Sql question, RowMapper<T> mapper) {
        var position = Past.position();
        var script = proviso.map(
                        first -> binding.then(first.sql() + ";", first.values().toArray()))
                .orElse(binding)
                .then(position.map(at -> Sql.of(POSITION, Long.toString(at))).orElse(NOTHING))
                .then(question);
        script.values().forEach(Reads::requireText);
        var database = position.isPresent() ? past : present;
        return database.execute(script.text(), (PreparedStatement statement) -> {
            bind(statement, script.values());
            statement.execute();
            statement.getMoreResults();
            if (proviso.isPresent()) {
                settle(proviso.get(), statement);
            }
            if (position.isPresent()) {
                statement.getMoreResults();
            }
            return rows(statement, mapper);
        });
    }

    private static void settle(Proviso proviso, PreparedStatement statement) throws SQLException {
        try (var holds = statement.getResultSet()) {
            proviso.settle(holds.next());
        }
        statement.getMoreResults();
    }

    private static void requireText(@Nullable Object value) {
        if (value instanceof String text) {
            Unicode.require(text, "A value of the request", ScimErrorType.INVALID_VALUE);
        }
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        for (int at = 0; at < values.size(); at++) {
            statement.setObject(at + 1, values.get(at));
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (var result = statement.getResultSet()) {
            while (result.next()) {
                rows.add(mapper.mapRow(result, rows.size()));
            }
        }
        return rows;
    }
}
