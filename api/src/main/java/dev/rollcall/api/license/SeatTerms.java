package dev.rollcall.api.license;

import dev.rollcall.api.http.AdminBody;
import dev.rollcall.command.license.LicenseHandler;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the terms of a licence from the body of an admin request. */
public final class SeatTerms {
    public static final String SEATS = "seats";
    public static final String POLICY = "noSeatPolicy";
    public static final String OVERAGE = "overageAllowed";
    private static final List<String> POLICIES =
            Arrays.stream(NoSeatPolicy.values()).map(NoSeatPolicy::name).toList();

    private SeatTerms() {}

    public static Optional<Integer> size(AdminBody body) {
        return body.wholeNumber(SEATS, 1, LicenseHandler.MAX_SEATS);
    }

    public static Optional<Integer> overage(AdminBody body) {
        return body.wholeNumber(OVERAGE, 0, LicenseHandler.MAX_SEATS);
    }

    /** Overage without a number, or a number that would do nothing, is more likely forgotten than meant. */
    public static void requireAgreement(AdminBody body, NoSeatPolicy policy, int allowed) {
        boolean named = overage(body).isPresent();
        if (named && policy != NoSeatPolicy.OVERAGE) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "%s is for %s OVERAGE, and it is %s; send both".formatted(OVERAGE, POLICY, policy));
        }
        if (policy == NoSeatPolicy.OVERAGE && policy(body).isPresent() && !named && allowed == 0) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "%s OVERAGE needs %s, a whole number: how many seats beyond the size may be held"
                            .formatted(POLICY, OVERAGE));
        }
    }

    public static Optional<NoSeatPolicy> policy(AdminBody body) {
        return body.oneOf(POLICY, POLICIES).map(NoSeatPolicy::valueOf);
    }
}
