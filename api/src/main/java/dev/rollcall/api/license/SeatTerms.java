package dev.rollcall.api.license;

import dev.rollcall.api.http.AdminBody;
import dev.rollcall.command.license.LicenseHandler;
import dev.rollcall.kernel.license.NoSeatPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the terms of a licence from the body of an admin request. */
public final class SeatTerms {
    public static final String SEATS = "seats";
    public static final String POLICY = "noSeatPolicy";
    private static final List<String> POLICIES =
            Arrays.stream(NoSeatPolicy.values()).map(NoSeatPolicy::name).toList();

    private SeatTerms() {}

    public static Optional<Integer> size(AdminBody body) {
        return body.wholeNumber(SEATS, 1, LicenseHandler.MAX_SEATS);
    }

    public static Optional<NoSeatPolicy> policy(AdminBody body) {
        return body.oneOf(POLICY, POLICIES).map(NoSeatPolicy::valueOf);
    }
}
