package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import java.util.Optional;

/** A group was pushed before there was anybody who could be in it, and has not been pushed again. */
final class GroupsFirst implements Sign {
    @Override
    public Optional<Finding> in(Exchange exchange) {
        var user = exchange.all("POST", "/Users").filter(Exchange::succeeded).findFirst();
        return exchange.all("POST", "/Groups")
                .filter(Exchange::succeeded)
                .filter(group -> user.isEmpty() || Exchange.isBefore(group, user.get()))
                .filter(group -> user.isEmpty() || !isPushedAgain(exchange, group, user.get()))
                .findFirst()
                .map(group -> finding(exchange.idp(), group));
    }

    private static boolean isPushedAgain(Exchange exchange, Call group, Call user) {
        return exchange.writes("/Groups/")
                .filter(call -> group.subject().id() != null
                        && group.subject().id().equals(call.subject().id()))
                .anyMatch(call -> Exchange.isBefore(user, call));
    }

    private static Finding finding(Idp idp, Call group) {
        var name = group.subject().name();
        return Finding.warning(
                        "The group %s came before any user."
                                .formatted(name == null ? "" : "\"" + name + "\"")
                                .replace("  ", " "),
                        "Nobody who was in it then was known here, so the team has no members until it is sent again.",
                        group)
                .todo(
                        switch (idp) {
                            case OKTA ->
                                "Assign the group's people to the application first, then press Push now on the group under Push Groups.";
                            case ENTRA ->
                                "Assign the group to the application under Users and groups; the next cycle sends its people, and then the group again.";
                            default -> "Send the group's people first, then the group again.";
                        });
    }
}
