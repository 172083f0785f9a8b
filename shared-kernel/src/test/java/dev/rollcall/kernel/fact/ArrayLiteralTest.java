package dev.rollcall.kernel.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArrayLiteralTest {
    @Test
    void what_means_something_in_an_array_is_quoted() {
        assertThat(ArrayLiteral.of(List.of("", "NULL", "a,b", "{c}", "say \"d\"", "e\\f")))
                .isEqualTo("{\"\",\"NULL\",\"a,b\",\"{c}\",\"say \\\"d\\\"\",\"e\\\\f\"}");
    }

    @Test
    void ids_numbers_and_nothing_stand_as_they_are() {
        var id = UUID.fromString("0199a3c0-0000-7000-8000-000000000001");
        assertThat(ArrayLiteral.of(Arrays.asList(id, 7L, null)))
                .isEqualTo("{0199a3c0-0000-7000-8000-000000000001,7,NULL}");
        assertThat(ArrayLiteral.of(List.of())).isEqualTo("{}");
    }
}
