package dev.rollcall.command.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.fact.CommitBell;
import dev.rollcall.kernel.message.Origin;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The command side as the server wires it, on the database of a test. */
public final class CommandSide implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final RecordingProjector projector = new RecordingProjector();
    private final AtomicInteger rings = new AtomicInteger();

    public CommandSide(DataSource database) {
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(RecordingProjector.class, () -> projector);
        context.registerBean(CommitBell.class, () -> rings::incrementAndGet);
        context.scan("dev.rollcall.command");
        context.refresh();
    }

    /** As the server connects: through a pool. */
    public static CommandSide pooled(DataSource database) {
        var pool = new HikariDataSource();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(0);
        return new CommandSide(pool);
    }

    public void send(Origin origin, Object... commands) {
        for (Object command : commands) {
            bean(Dispatch.class).send(command, origin);
        }
    }

    public void sendTogether(Origin origin, Object... commands) {
        bean(Dispatch.class).sendAll(List.of(commands), origin);
    }

    public RecordingProjector projector() {
        return projector;
    }

    /** How often the bell of commits was rung. */
    public int rings() {
        return rings.get();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ListableBeanFactory beans() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
