package dev.rollcall.api.database;

import com.zaxxer.hikari.HikariConfig;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database: an outside one where it is configured, else the embedded one; migrated; reached as the server's role. */
@Configuration
class DatabaseConfiguration {
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

    @Bean(destroyMethod = "close")
    DataSource dataSource(OwnedDatabase owned, @Value("${rollcall.database.connections:16}") int connections) {
        var role = new Migration(owned).run();
        var pool = new HikariConfig();
        pool.setPoolName("rollcall");
        pool.setJdbcUrl(owned.url());
        pool.setUsername(role.name());
        pool.setPassword(role.password());
        pool.setMaximumPoolSize(connections);
        pool.addDataSourceProperty("ApplicationName", "rollcall");
        pool.addDataSourceProperty("prepareThreshold", "3");
        pool.addDataSourceProperty("preparedStatementCacheQueries", "1024");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return new ConnectionPool(pool);
    }
}
