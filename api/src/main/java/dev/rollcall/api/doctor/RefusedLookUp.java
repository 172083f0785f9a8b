package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import java.util.Objects;
import java.util.Optional;

/** Users are looked for in a way that no user can be found by. */
final class RefusedLookUp implements Sign {
    private static final int BAD_REQUEST = 400;

    @Override
    public Optional<Finding> in(Exchange exchange) {
        return LookUp.latest(exchange)
                .map(LookUp::call)
                .filter(call -> call.answered().status() == BAD_REQUEST)
                .map(RefusedLookUp::finding);
    }

    private static Finding finding(Call call) {
        return Finding.warning(
                        "A search for users is refused: %s"
                                .formatted(Objects.requireNonNullElse(
                                        call.answered().reason(), "the filter is wrong")),
                        "The identity provider finds nobody, and can change nobody.",
                        call)
                .todo(
                        "Let the application match users by userName: it is its unique identifier, or matching attribute.");
    }
}
