package dev.rollcall.api.license;

import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** Reads the terms of a licence from the body of an admin request. */
public final class SeatTerms {
    private SeatTerms() {}

    public static int size(JsonNode seats) {
        if (!seats.isInt()) {
            throw new InvalidScim(ScimErrorType.INVALID_VALUE, "seats is %s; send a whole number".formatted(seats));
        }
        return seats.intValue();
    }

    public static NoSeatPolicy policy(JsonNode name) {
        return Arrays.stream(NoSeatPolicy.values())
                .filter(policy -> policy.name().equals(name.asString("")))
                .findFirst()
                .orElseThrow(() -> new InvalidScim(
                        ScimErrorType.INVALID_VALUE,
                        "noSeatPolicy is %s; send one of %s".formatted(name, Arrays.toString(NoSeatPolicy.values()))));
    }
}
