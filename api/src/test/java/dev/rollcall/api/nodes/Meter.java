package dev.rollcall.api.nodes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.context.request.RequestContextHolder;

/** Stands between the server and its connections and writes down what requests send and fetch. */
final class Meter implements BeanPostProcessor {
    /**
     * A statement that was sent.
     *
     * @param template with a question mark for each value
     * @param text with the values
     * @param rows how many the server fetched
     */
    record Sent(String template, String text, AtomicInteger rows) {}

    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

    /** What has been sent since the last call. */
    List<Sent> read() {
        var all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? proxy(DataSource.class, source, this::onDataSource) : bean;
    }

    /** What becomes of a call that has returned. */
    @FunctionalInterface
    private interface Returned {
        @Nullable
        Object value(Method method, Object @Nullable [] arguments, @Nullable Object value);
    }

    private static <T> T proxy(Class<T> type, Object target, Returned returned) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        return returned.value(method, arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private @Nullable Object onDataSource(Method method, Object @Nullable [] arguments, @Nullable Object value) {
        return value instanceof Connection connection ? proxy(Connection.class, connection, this::onConnection) : value;
    }

    private @Nullable Object onConnection(Method method, Object @Nullable [] arguments, @Nullable Object value) {
        return value instanceof PreparedStatement statement && arguments != null
                ? statement(statement, (String) arguments[0])
                : value;
    }

    private PreparedStatement statement(PreparedStatement statement, String template) {
        var rows = new AtomicInteger();
        return proxy(PreparedStatement.class, statement, (method, arguments, value) -> {
            if (method.getName().startsWith("execute") && RequestContextHolder.getRequestAttributes() != null) {
                sent.add(new Sent(template, statement.toString(), rows));
            }
            return value instanceof ResultSet result ? proxy(ResultSet.class, result, counting(rows)) : value;
        });
    }

    private static Returned counting(AtomicInteger rows) {
        return (method, arguments, value) -> {
            if (method.getName().equals("next") && Boolean.TRUE.equals(value)) {
                rows.incrementAndGet();
            }
            return value;
        };
    }
}
