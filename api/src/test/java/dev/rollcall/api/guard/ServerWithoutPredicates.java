package dev.rollcall.api.guard;

import dev.rollcall.Rollcall;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A second node on the database of the running server, whose every statement has lost its organization: each
 * {@code organization_id = ?} is made true for all rows on the way to PostgreSQL.
 */
final class ServerWithoutPredicates implements AutoCloseable {
    private static final Pattern PREDICATE = Pattern.compile("((?:\\w+\\.)?organization_id = \\?)");

    private final Set<String> rewritten = ConcurrentHashMap.newKeySet();
    private final Set<String> untouched = ConcurrentHashMap.newKeySet();
    private final ConfigurableApplicationContext context;

    ServerWithoutPredicates() {
        var access = DatabaseOwner.access();
        try {
            context = new SpringApplicationBuilder(Rollcall.class)
                    .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(rewriting()))
                    .run(
                            "--rollcall.home=" + Files.createTempDirectory("rollcall-test"),
                            "--rollcall.database.url=" + access.jdbcUrl(),
                            "--rollcall.database.user=" + access.user(),
                            "--rollcall.database.password=" + access.password(),
                            "--rollcall.token-key=" + RunningServer.get().key("token.key"),
                            "--rollcall.signing-key=" + RunningServer.get().key("signing.key"),
                            "--server.port=0",
                            "--logging.structured.format.console=");
        } catch (IOException noKey) {
            throw new IllegalStateException(noKey);
        }
    }

    String url() {
        return "http://127.0.0.1:"
                + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** The tenant's client, speaking to this server. */
    Client client(Tenant tenant) {
        return new Client(url() + "/scim/v2/" + tenant.connection(), "Bearer " + tenant.token());
    }

    BeanFactory beans() {
        return context.getBeanFactory();
    }

    /** The statements that lost their organization. */
    Set<String> rewritten() {
        return rewritten;
    }

    /** The statements that had none to lose. */
    Set<String> untouched() {
        return untouched;
    }

    private BeanPostProcessor rewriting() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Rewriting(source) : bean;
            }
        };
    }

    private String withoutPredicate(String sql) {
        var matcher = PREDICATE.matcher(sql);
        (matcher.find() ? rewritten : untouched).add(sql);
        return matcher.replaceAll("($1 OR true)");
    }

    private final class Rewriting extends DelegatingDataSource {
        Rewriting(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (_, method, arguments) -> call(connection, method, arguments));
        }

        private Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("prepareStatement")) {
                arguments[0] = withoutPredicate((String) arguments[0]);
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
