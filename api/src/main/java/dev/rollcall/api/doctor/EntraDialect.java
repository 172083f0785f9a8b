package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Entra writes Add, Replace and Remove, or the same in small letters where the Tenant URL carries aadOptscim062020. */
final class EntraDialect implements Sign {
    @Override
    public Optional<Finding> in(Exchange exchange) {
        if (exchange.idp() != Idp.ENTRA) {
            return Optional.empty();
        }
        List<Call> patches = exchange.all("PATCH", "/").toList();
        var old = patches.stream().filter(EntraDialect::isOld).findFirst();
        var corrected = patches.stream().filter(EntraDialect::isCorrected).findFirst();
        if (old.isPresent()) {
            return Optional.of(old(old.get(), corrected.isPresent()));
        }
        return corrected.map(EntraDialect::corrected);
    }

    private static Finding old(Call call, boolean both) {
        return both
                ? Finding.note(
                        "Entra writes its changes in both of its dialects.",
                        "The Tenant URL carries aadOptscim062020, and somebody used Provision on demand, which does not heed it. Rollcall understands both: nothing is to be done.",
                        call)
                : Finding.note(
                        "Entra writes its changes in its default dialect (Add, Replace, \"False\").",
                        "Rollcall understands it: nothing is to be done. Adding ?aadOptscim062020 to the Tenant URL would switch to the corrected one.",
                        call);
    }

    private static Finding corrected(Call call) {
        return Finding.note(
                "Entra writes its changes in the corrected dialect (aadOptscim062020).",
                "Rollcall understands it: nothing is to be done. Provision on demand goes on using the default one.",
                call);
    }

    private static boolean isOld(Call call) {
        return firstLetters(call).anyMatch(Character::isUpperCase);
    }

    private static boolean isCorrected(Call call) {
        return firstLetters(call).anyMatch(Character::isLowerCase);
    }

    private static IntStream firstLetters(Call call) {
        return Exchange.body(call)
                .path("Operations")
                .valueStream()
                .map(operation -> operation.path("op").asString(""))
                .filter(op -> !op.isEmpty())
                .mapToInt(op -> op.charAt(0));
    }
}
