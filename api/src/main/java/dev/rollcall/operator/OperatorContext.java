package dev.rollcall.operator;

import dev.rollcall.api.database.DatabaseAccess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                .run(settings());
    }

    private static String[] settings() {
        List<String> settings = new ArrayList<>();
        settings.add("--logging.level.root=OFF");
        running().ifPresent(database -> {
            settings.add("--rollcall.database.url=" + database.jdbcUrl());
            settings.add("--rollcall.database.user=" + database.user());
            settings.add("--rollcall.database.password=" + database.password());
        });
        return settings.toArray(String[]::new);
    }

    private static Optional<DatabaseAccess> running() {
        if (System.getenv("ROLLCALL_DATABASE_URL") != null) {
            return Optional.empty();
        }
        var home = Optional.ofNullable(System.getenv("ROLLCALL_HOME")).orElse("./rollcall-data");
        return DatabaseAccess.toRunning(Path.of(home));
    }
}
