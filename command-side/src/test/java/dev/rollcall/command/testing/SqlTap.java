package dev.rollcall.command.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that tells which statements are run by which thread, and lets one of them fail when it has run. */
public final class SqlTap extends DelegatingDataSource {
    /** @param parameters by their position */
    public record Ran(String sql, Map<Integer, Object> parameters, String thread) {}

    private final List<Ran> statements = new CopyOnWriteArrayList<>();
    private final AtomicInteger untilFailure = new AtomicInteger(-1);

    public SqlTap(DataSource target) {
        super(target);
    }

    /** The statement of this number, from one, is run and fails then; a script that commits fails in place of its COMMIT. */
    public void failAfter(int number) {
        statements.clear();
        untilFailure.set(number);
    }

    public void clear() {
        failAfter(-1);
    }

    public List<Ran> statements() {
        return List.copyOf(statements);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connection(super.getConnection());
    }

    private Connection connection(Connection target) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("prepareStatement") && untilFailure.get() == 1) {
                arguments[0] = ((String) arguments[0]).replaceFirst("COMMIT$", "SELECT 1 / 0");
            }
            var result = method.invoke(target, arguments);
            return result instanceof PreparedStatement statement ? statement(statement, (String) arguments[0]) : result;
        });
    }

    private PreparedStatement statement(PreparedStatement target, String sql) {
        var parameters = new TreeMap<Integer, Object>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            var result = method.invoke(target, arguments);
            if (method.getName().startsWith("set") && arguments.length > 1 && arguments[1] != null) {
                parameters.put((Integer) arguments[0], arguments[1]);
            }
            if (method.getName().startsWith("execute")) {
                statements.add(new Ran(sql, parameters, Thread.currentThread().getName()));
                if (untilFailure.decrementAndGet() == 0) {
                    throw new SQLException("This statement was made to fail", "XX000");
                }
            }
            return result;
        });
    }

    private interface Call {
        Object answer(Method method, Object[] arguments) throws ReflectiveOperationException, SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        InvocationHandler handler = (self, method, arguments) -> {
            try {
                return call.answer(method, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
