package dev.rollcall.api.reconciliation;

import dev.rollcall.kernel.reconciliation.LeaverVerdict;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What verdicts are called in the console. */
final class VerdictWords {
    /** By verdict, for templates. */
    static final Map<LeaverVerdict, String> ALL =
            Arrays.stream(LeaverVerdict.values()).collect(Collectors.toMap(Function.identity(), VerdictWords::of));

    private VerdictWords() {}

    private static String of(LeaverVerdict verdict) {
        return switch (verdict) {
            case NEVER_DEPROVISIONED -> "Never deprovisioned";
            case REACTIVATED -> "Re-activated";
            case TOO_LATE -> "Too late";
            case UNKNOWN -> "Unknown";
            case NOT_YET_DUE -> "Not yet due";
            case IN_TIME -> "In time";
        };
    }
}
