package dev.rollcall.api.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final AtomicLong now = new AtomicLong();
    private final Allowance allowance = new Allowance(10, 3, now::get);

    private long taken(int tries) {
        return IntStream.range(0, tries).filter(_ -> allowance.take()).count();
    }

    @Test
    void a_burst_at_once_and_then_so_many_a_second() {
        assertThat(taken(5)).isEqualTo(3);
        now.addAndGet(100_000_000);
        assertThat(taken(5)).isOne();
        now.addAndGet(200_000_000);
        assertThat(taken(5)).isEqualTo(2);
    }

    @Test
    void a_long_silence_saves_no_more_than_a_burst() {
        assertThat(taken(3)).isEqualTo(3);
        now.addAndGet(3_600_000_000_000L);
        assertThat(taken(10)).isEqualTo(3);
    }
}
