package dev.rollcall.operator;

import dev.rollcall.api.database.DatabaseAccess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The server's rooms without its HTTP: on the database of a running server of the same home, or on its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"dev.rollcall.command", "dev.rollcall.query", "dev.rollcall.api.database"})
class OperatorContext {
    static ConfigurableApplicationContext open() {
        return new SpringApplicationBuilder(OperatorContext.class)
                .web(WebApplicationType.NONE)
                .properties(properties())
                .run();
    }

    private static Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("logging.level.root", "ERROR");
        running().ifPresent(database -> {
            properties.put("rollcall.database.url", database.jdbcUrl());
            properties.put("rollcall.database.user", database.user());
            properties.put("rollcall.database.password", database.password());
        });
        return properties;
    }

    private static Optional<DatabaseAccess> running() {
        if (System.getenv("ROLLCALL_DATABASE_URL") != null) {
            return Optional.empty();
        }
        var home = Optional.ofNullable(System.getenv("ROLLCALL_HOME")).orElse("./rollcall-data");
        return DatabaseAccess.toRunning(Path.of(home));
    }
}
