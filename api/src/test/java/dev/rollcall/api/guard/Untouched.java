package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer.Tenant;

/** Whatever is asked meanwhile, nothing of the organization changes: no event, no claim, no seat, no row at all. */
final class Untouched {
    private Untouched() {}

    static void during(Tenant tenant, Runnable requests) {
        try (var owner = DatabaseOwner.connect()) {
            var before = owner.rowsOf(tenant.organization());
            requests.run();
            assertThat(owner.rowsOf(tenant.organization())).isEqualTo(before);
        }
    }
}
