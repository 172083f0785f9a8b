package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.Outcome;
import java.util.List;
import java.util.Optional;

/** A group came with members who are no users here, and no change of it has been taken as a whole since. */
final class UnknownMembers implements Sign {
    @Override
    public Optional<Finding> in(Exchange exchange) {
        List<Call> partly = exchange.writes("/Groups")
                .filter(call -> call.answered().outcome() == Outcome.PARTLY && !exchange.isMadeUpFor(call))
                .toList();
        return partly.isEmpty() ? Optional.empty() : Optional.of(finding(exchange.idp(), partly));
    }

    private static Finding finding(Idp idp, List<Call> partly) {
        return Finding.warning(
                        partly.size() == 1
                                ? "A group change named members who are no users here."
                                : "%d group changes named members who are no users here.".formatted(partly.size()),
                        "They were left out, and everybody else in the group was taken. They are in the group but not assigned to the application, or were deleted here.",
                        partly.getLast())
                .todo(idp.missingMembers());
    }
}
