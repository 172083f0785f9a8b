package dev.rollcall.api.organization;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.kernel.user.Role;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /admin/organizations/{organization}/owners/{user}}: a member becomes an owner. */
@RestController
@RequestMapping("/admin/organizations/{organization}/owners")
class OwnersController {
    private final Dispatch dispatch;

    OwnersController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @PutMapping("/{user}")
    ResponseEntity<Void> appoint(AdminAccess access, @PathVariable UUID organization, @PathVariable UUID user) {
        dispatch.send(new GrantRole(user, Role.OWNER), access.origin(organization));
        return ResponseEntity.noContent().build();
    }
}
