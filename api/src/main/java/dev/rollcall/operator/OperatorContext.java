package dev.rollcall.operator;

import dev.rollcall.api.database.DatabaseAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The server's rooms without its HTTP: on the database of a running server of the same home, or on its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"dev.rollcall.command", "dev.rollcall.query", "dev.rollcall.api.database"})
class OperatorContext {
    /** Nobody asks for the health of what does not run here. */
    private static final List<String> QUIET =
            List.of("--logging.level.root=OFF", "--management.endpoint.health.validate-group-membership=false");

    /** @param settings as options of the command line, {@code --rollcall.home=…} */
    static ConfigurableApplicationContext open(List<String> settings) {
        return new SpringApplicationBuilder(OperatorContext.class)
                .web(WebApplicationType.NONE)
                .initializers(starting -> useRunning(starting.getEnvironment()))
                .run(Stream.concat(QUIET.stream(), settings.stream()).toArray(String[]::new));
    }

    /** Two servers cannot run one embedded database: where one does, its database is used as an outside one. */
    private static void useRunning(ConfigurableEnvironment environment) {
        if (environment.getProperty("rollcall.database.url", "").isBlank()) {
            DatabaseAccess.toRunning(Path.of(environment.getRequiredProperty("rollcall.home")))
                    .ifPresent(database -> environment
                            .getPropertySources()
                            .addFirst(new MapPropertySource("running database", settings(database))));
        }
    }

    private static Map<String, Object> settings(DatabaseAccess database) {
        return Map.of(
                "rollcall.database.url", database.jdbcUrl(),
                "rollcall.database.user", database.user(),
                "rollcall.database.password", database.password());
    }
}
