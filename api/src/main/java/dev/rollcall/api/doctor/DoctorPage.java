package dev.rollcall.api.doctor;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.connection.ConnectionQueries;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /console/calls/doctor}: what the doctor says of each connection. */
@ConsolePage
class DoctorPage {
    private final Doctor doctor;
    private final ConnectionQueries connections;

    DoctorPage(Doctor doctor, ConnectionQueries connections) {
        this.doctor = doctor;
        this.connections = connections;
    }

    /** One connection and its findings. */
    record Examined(String provider, boolean enabled, List<Finding> findings) {}

    @GetMapping("/console/calls/doctor")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(ConsoleAccess access, Model model) {
        var organization = access.organization();
        model.addAttribute(
                "connections",
                connections.connections(organization, access.receivedAt()).stream()
                        .map(connection -> new Examined(
                                Idp.of(connection.provider()).label(),
                                connection.enabled(),
                                doctor.findings(organization, connection)))
                        .toList());
        return "calls/doctor";
    }
}
