package dev.rollcall.api.connection;

import dev.rollcall.api.http.AdminBody;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a token lives. */
public enum TokenLife {
    MONTH("30d", "for 30 days", Period.ofDays(30)),
    QUARTER("90d", "for 90 days", Period.ofDays(90)),
    HALF_YEAR("180d", "for 180 days", Period.ofDays(180)),
    YEAR("1y", "for a year", Period.ofYears(1)),
    TWO_YEARS("2y", "for two years", Period.ofYears(2)),
    ENDLESS("never", "until it is revoked", null);

    static final String LIFE = "life";
    private static final List<String> KEYWORDS =
            Arrays.stream(values()).map(life -> life.keyword).toList();

    private final String keyword;
    private final String title;
    private final @Nullable Period period;

    TokenLife(String keyword, String title, @Nullable Period period) {
        this.keyword = keyword;
        this.title = title;
        this.period = period;
    }

    static TokenLife of(AdminBody body) {
        return body.oneOf(LIFE, KEYWORDS).flatMap(TokenLife::of).orElse(YEAR);
    }

    static Optional<TokenLife> of(String keyword) {
        return Arrays.stream(values())
                .filter(life -> life.keyword.equals(keyword))
                .findFirst();
    }

    public String keyword() {
        return keyword;
    }

    public String title() {
        return title;
    }

    /** @return null where the token never expires */
    public @Nullable Instant endingAfter(Instant start) {
        return period == null ? null : start.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }
}
