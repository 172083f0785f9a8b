package dev.rollcall.kernel.fact;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A list as the text of an array of PostgreSQL, for {@code cast(? AS text[])} and the like. */
public final class ArrayLiteral {
    private ArrayLiteral() {}

    public static String of(Collection<? extends @Nullable Object> elements) {
        return elements.stream().map(ArrayLiteral::element).collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(@Nullable Object element) {
        return switch (element) {
            case null -> "NULL";
            case UUID id -> id.toString();
            case Number number -> number.toString();
            default -> '"' + element.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        };
    }
}
