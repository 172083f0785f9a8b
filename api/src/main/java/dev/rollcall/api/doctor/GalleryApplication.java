package dev.rollcall.api.doctor;

import java.util.Optional;

/** Only applications from Entra's gallery ask for /Schemas, when their page is opened or saved. One that sends users can. */
final class GalleryApplication implements Sign {
    @Override
    public Optional<Finding> in(Exchange exchange) {
        return exchange.idp() != Idp.ENTRA || exchange.writes("/Users").anyMatch(Exchange::succeeded)
                ? Optional.empty()
                : exchange.all("GET", "/Schemas")
                        .findFirst()
                        .map(
                                call -> Finding.warning(
                                                "Entra asked for /Schemas, as applications from its gallery do.",
                                                "An application that was made from the gallery for sign-in cannot be changed into one that provisions here.",
                                                call)
                                        .todo(
                                                "If users do not arrive: make a new application with Create your own application → Integrate any other application you don't find in the gallery, and enter Tenant URL and Secret Token there."));
    }
}
