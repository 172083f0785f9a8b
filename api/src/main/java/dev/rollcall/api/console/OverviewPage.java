package dev.rollcall.api.console;

import dev.rollcall.kernel.user.Role;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /console}: where everybody arrives, and anything that is no page. */
@ConsolePage
class OverviewPage {
    @GetMapping("/console")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show() {
        return "console/overview";
    }

    @GetMapping("/console/**")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String nothing() {
        throw new NothingHere();
    }
}
