package dev.rollcall.api.user;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.api.http.Ids;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.api.organization.RefusalRecords;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.AllowUserLink;
import dev.rollcall.command.user.UserCommand.ForbidUserLink;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.query.user.UserView;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Members whom people make, and whether an identity provider may take them over. */
@RestController
@RequestMapping("/admin/organizations/{organization}/users")
class ManualMembersController {
    private final Dispatch dispatch;
    private final RefusalRecords commands;
    private final Ids ids;

    ManualMembersController(Dispatch dispatch, RefusalRecords commands, Ids ids) {
        this.dispatch = dispatch;
        this.commands = commands;
        this.ids = ids;
    }

    @PostMapping
    ResponseEntity<ObjectNode> make(AdminAccess access, @PathVariable UUID organization, ScimBody body) {
        var command = new ProvisionUser(ids.next(), NewMember.of(body));
        var made = UserView.provisioned(
                commands.send(command, access.origin(organization)).facts());
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("id", made.id().toString())
                .put("userName", made.userName());
        if (made.seat() != null) {
            answer.put("seat", made.seat().number());
        }
        return ResponseEntity.status(201).body(answer);
    }

    @PutMapping("/{user}/link")
    ResponseEntity<Void> allowLink(AdminAccess access, @PathVariable UUID organization, @PathVariable UUID user) {
        dispatch.send(new AllowUserLink(user), access.origin(organization));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{user}/link")
    ResponseEntity<Void> forbidLink(AdminAccess access, @PathVariable UUID organization, @PathVariable UUID user) {
        dispatch.send(new ForbidUserLink(user), access.origin(organization));
        return ResponseEntity.noContent().build();
    }
}
