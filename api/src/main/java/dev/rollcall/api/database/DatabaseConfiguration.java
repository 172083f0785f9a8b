package dev.rollcall.api.database;

import com.zaxxer.hikari.HikariConfig;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.reading.PastDatabase;
import dev.rollcall.query.rebuild.OwnerDatabase;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The database: an outside one where it is configured, else the embedded one; migrated; reached as the roles of the
 * server.
 */
@Configuration
class DatabaseConfiguration {
    private static final int LEDGER_CONNECTIONS = 14;
    private static final int PAST_CONNECTIONS = 3;
    private static final int OWNER_CONNECTIONS = 5;

    @Bean
    Home home(@Value("${rollcall.home}") String home) {
        return Home.of(home);
    }

    @Bean(destroyMethod = "close")
    OwnedDatabase ownedDatabase(
            Home home,
            @Value("${rollcall.database.url:}") String url,
            @Value("${rollcall.database.user:}") String user,
            @Value("${rollcall.database.password:}") String password) {
        return url.isBlank() ? OwnedDatabase.embedded(home) : OwnedDatabase.outside(url, user, password);
    }

    @Bean
    Migration.Roles databaseRoles(OwnedDatabase owned) {
        return new Migration(owned).run();
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(
            OwnedDatabase owned, Migration.Roles roles, @Value("${rollcall.database.connections:16}") int connections) {
        return new ConnectionPool(settings("rollcall", owned, roles.server(), connections));
    }

    @Bean(destroyMethod = "close")
    LedgerDatabase ledgerDatabase(OwnedDatabase owned, Migration.Roles roles) {
        var settings = settings("rollcall-ledger", owned, roles.sealer(), LEDGER_CONNECTIONS);
        settings.setMinimumIdle(1);
        var pool = new ConnectionPool(settings);
        return new LedgerDatabase(pool, pool::close);
    }

    @Bean(destroyMethod = "close")
    PastDatabase pastDatabase(OwnedDatabase owned, Migration.Roles roles) {
        var settings = settings("rollcall-past", owned, roles.server(), PAST_CONNECTIONS);
        settings.setMinimumIdle(0);
        settings.addDataSourceProperty("currentSchema", "as_of,public");
        var pool = new ConnectionPool(settings);
        return new PastDatabase(pool, pool::close);
    }

    /** For the operator's commands alone. */
    @Bean(destroyMethod = "close")
    @Lazy
    OwnerDatabase ownerDatabase(OwnedDatabase owned, Migration.Roles migrated) {
        var settings = settings(
                "rollcall-owner", owned, new Migration.Role(owned.user(), owned.password()), OWNER_CONNECTIONS);
        settings.setMinimumIdle(0);
        var pool = new ConnectionPool(settings);
        return new OwnerDatabase(pool, pool::close);
    }

    private static HikariConfig settings(String name, OwnedDatabase owned, Migration.Role role, int connections) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(owned.url());
        pool.setUsername(role.name());
        pool.setPassword(role.password());
        pool.setMaximumPoolSize(connections);
        pool.addDataSourceProperty("ApplicationName", name);
        pool.addDataSourceProperty("prepareThreshold", "3");
        pool.addDataSourceProperty("preparedStatementCacheQueries", "1024");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return pool;
    }
}
