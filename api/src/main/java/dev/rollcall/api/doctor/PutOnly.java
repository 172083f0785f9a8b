package dev.rollcall.api.doctor;

import java.util.Optional;

/** Okta's custom applications replace by PUT, those of its catalogue change by PATCH; no setting turns one into the other. */
final class PutOnly implements Sign {
    @Override
    public Optional<Finding> in(Exchange exchange) {
        if (exchange.idp() != Idp.OKTA || exchange.all("PATCH", "/").findAny().isPresent()) {
            return Optional.empty();
        }
        return exchange.all("PUT", "/")
                .reduce((_, later) -> later)
                .map(
                        call -> Finding.note(
                                        "This Okta application sends PUT and no PATCH, as custom applications do.",
                                        "Each change, a deactivation too, is the whole user, and each group push the whole list of members. Okta tries a deactivation once: what fails becomes a task in Okta and stays undone until somebody presses Retry.",
                                        call)
                                .todo(
                                        "Look at Dashboard → Tasks in Okta whenever a call was refused here, and retry it there."));
    }
}
