package dev.rollcall.api.connection;

import dev.rollcall.api.http.AdminBody;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a token lives. */
public enum TokenLife {
    MONTH("30d", Period.ofDays(30)),
    QUARTER("90d", Period.ofDays(90)),
    HALF_YEAR("180d", Period.ofDays(180)),
    YEAR("1y", Period.ofYears(1)),
    TWO_YEARS("2y", Period.ofYears(2)),
    ENDLESS("never", null);

    static final String LIFE = "life";
    private static final List<String> KEYWORDS =
            Arrays.stream(values()).map(life -> life.keyword).toList();

    private final String keyword;
    private final @Nullable Period period;

    TokenLife(String keyword, @Nullable Period period) {
        this.keyword = keyword;
        this.period = period;
    }

    static TokenLife of(AdminBody body) {
        return body.oneOf(LIFE, KEYWORDS)
                .map(keyword -> values()[KEYWORDS.indexOf(keyword)])
                .orElse(YEAR);
    }

    /** @return null where the token never expires */
    public @Nullable Instant endingAfter(Instant start) {
        return period == null ? null : start.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }
}
