package dev.rollcall.api.limits;

import dev.rollcall.Rollcall;
import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Another node on the database of the running server, with a limit, and with a time that stands still unless it is moved. */
final class LimitedServer implements AutoCloseable {
    private final AtomicLong nanos = new AtomicLong();
    private final ConfigurableApplicationContext context;

    LimitedServer(int perSecond) {
        var access = DatabaseAccess.toRunning(RunningServer.get().home()).orElseThrow();
        try {
            context = new SpringApplicationBuilder(Rollcall.class)
                    .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(stoppingTime()))
                    .run(
                            "--rollcall.rate-limit=" + perSecond,
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

    private BeanPostProcessor stoppingTime() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof TimeMeter ? new Stopped() : bean;
            }
        };
    }

    private final class Stopped implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    Client client(Tenant tenant) {
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return new Client(
                "http://127.0.0.1:%d/scim/v2/%s".formatted(port, tenant.connection()), "Bearer " + tenant.token());
    }

    @Override
    public void close() {
        context.close();
    }
}
