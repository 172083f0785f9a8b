package dev.rollcall.api.doctor;

import java.util.Optional;

/** Something that the doctor knows to look for. */
interface Sign {
    Optional<Finding> in(Exchange exchange);
}
