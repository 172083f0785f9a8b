package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer.Tenant;

/** Whatever is asked meanwhile, nothing of the organization changes: no event, no claim, no seat, no row at all. */
final class Untouched {
    /** One for all tests: to connect anew for each took longer than the tests. */
    private static final DatabaseOwner OWNER = DatabaseOwner.connect();

    private Untouched() {}

    static void during(Tenant tenant, Runnable requests) {
        var before = OWNER.rowsOf(tenant.organization());
        requests.run();
        assertThat(OWNER.rowsOf(tenant.organization())).isEqualTo(before);
    }
}
