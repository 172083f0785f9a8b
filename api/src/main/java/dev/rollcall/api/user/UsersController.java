package dev.rollcall.api.user;

import dev.rollcall.api.http.Ids;
import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.api.http.ScimQuery;
import dev.rollcall.api.organization.RefusalRecords;
import dev.rollcall.api.scim.ListAnswers;
import dev.rollcall.api.scim.ListRequest;
import dev.rollcall.api.scim.ResourceId;
import dev.rollcall.api.scim.ScimAnswers;
import dev.rollcall.api.scim.ScimEndpoint;
import dev.rollcall.api.scim.SearchRequest;
import dev.rollcall.command.user.UserCommand;
import dev.rollcall.command.user.UserCommand.PatchUser;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.command.user.UserCommand.RemoveUser;
import dev.rollcall.command.user.UserCommand.ReplaceUser;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.scim.AttributeSelection;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceReader;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Written;
import dev.rollcall.kernel.user.UserProfile;
import dev.rollcall.kernel.user.UserRefusal.UserUnknown;
import dev.rollcall.query.filter.Listing;
import dev.rollcall.query.filter.Source;
import dev.rollcall.query.reading.Results;
import dev.rollcall.query.user.UserQueries;
import dev.rollcall.query.user.UserView;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /Users} (RFC 7644 §3.3 to §3.6). */
@RestController
@RequestMapping("/scim/v2/{connection}/Users")
class UsersController implements ScimEndpoint {
    private final RefusalRecords commands;
    private final UserQueries users;
    private final SearchRequest searches;
    private final ListAnswers lists;
    private final UserResources resources;
    private final Ids ids;

    UsersController(
            RefusalRecords commands,
            UserQueries users,
            SearchRequest searches,
            ListAnswers lists,
            UserResources resources,
            Ids ids) {
        this.resources = resources;
        this.commands = commands;
        this.users = users;
        this.searches = searches;
        this.lists = lists;
        this.ids = ids;
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(ScimAccess access, ScimBody body, ScimQuery query) {
        return create(access, ids.next(), body.json(), ListRequest.selection(query));
    }

    private ResponseEntity<ObjectNode> create(
            ScimAccess access, UUID id, ObjectNode body, AttributeSelection selection) {
        var resource = new ResourceReader(access.types().user(), access.dialect()).readNew(body);
        var receipt = commands.send(new ProvisionUser(id, UserProfile.of(resource, true)), access);
        var created = resources.of(UserView.provisioned(receipt.facts()), access, selection);
        return ScimAnswers.created(
                created.json(selection.after(Written.in(body))),
                created.location(),
                created.version().etag());
    }

    @Override
    @GetMapping("/{id}")
    public ResponseEntity<ObjectNode> get(
            ScimAccess access, @PathVariable String id, Precondition precondition, ScimQuery query) {
        var selection = ListRequest.selection(query);
        var found = find(access, ResourceId.user(id), selection);
        return ScimAnswers.okUnlessKnown(precondition, found.json(selection), found.location(), found.version());
    }

    @Override
    @GetMapping
    public ResponseEntity<ObjectNode> list(ScimAccess access, ScimQuery query) {
        return list(access, searches.of(query, access, endpoint()));
    }

    @PostMapping("/.search")
    ResponseEntity<ObjectNode> search(ScimAccess access, ScimBody body, ScimQuery query) {
        var found = list(access, searches.of(body.json(), query, access, endpoint()));
        return ScimAnswers.located(access.baseUrl() + endpoint() + "/.search", found);
    }

    private ResponseEntity<ObjectNode> list(ScimAccess access, ListRequest request) {
        return lists.of(request, find(access, request.listing(), request.selection()));
    }

    @PutMapping("/{id}")
    ResponseEntity<ObjectNode> replace(
            ScimAccess access, @PathVariable String id, ScimBody body, Precondition precondition, ScimQuery query) {
        var selection = ListRequest.selection(query).after(Written.in(body.json()));
        var type = access.types().user();
        var resource = new ResourceReader(type, access.dialect()).read(body.json());
        return change(
                access,
                new ReplaceUser(ResourceId.user(id), resource, type, access.dialect(), precondition),
                selection);
    }

    @PatchMapping("/{id}")
    ResponseEntity<ObjectNode> patch(
            ScimAccess access, @PathVariable String id, ScimBody body, Precondition precondition, ScimQuery query) {
        var operations = PatchOperation.read(body.json(), id, access.dialect());
        var selection = ListRequest.selection(query).after(Written.in(operations));
        return change(
                access,
                new PatchUser(ResourceId.user(id), operations, access.types().user(), access.dialect(), precondition),
                selection);
    }

    @Override
    @DeleteMapping("/{id}")
    public ResponseEntity<ObjectNode> delete(ScimAccess access, @PathVariable String id, Precondition precondition) {
        commands.send(new RemoveUser(ResourceId.user(id), precondition), access);
        return ScimAnswers.noContent();
    }

    private ResponseEntity<ObjectNode> change(ScimAccess access, UserCommand command, AttributeSelection selection) {
        commands.send(command, access);
        var found = find(access, command.user(), selection);
        return ScimAnswers.ok(
                found.json(selection), found.location(), found.version().etag());
    }

    private UserResource find(ScimAccess access, UUID id, AttributeSelection selection) {
        return users.find(access.organization(), id, selection.returns("groups"))
                .map(user -> resources.of(user, access, selection))
                .orElseThrow(() -> new Refused(new UserUnknown(id.toString())));
    }

    @Override
    public ResourceType type() {
        return ResourceType.USER;
    }

    @Override
    public Source source(ScimAccess access) {
        return users.source(access.origin(), access.types().user());
    }

    @Override
    public List<ObjectNode> show(ScimAccess access, List<UUID> ids, AttributeSelection selection) {
        var found = users.find(access.organization(), ids, selection.returns("groups"));
        return resources.of(found, access, selection).stream()
                .map(user -> user.json(selection))
                .toList();
    }

    private Results<ObjectNode> find(ScimAccess access, Listing listing, AttributeSelection selection) {
        return users.search(access.origin(), access.types().user(), listing, selection.returns("groups"))
                .all(page -> resources.of(page, access, selection).stream()
                        .map(user -> user.json(selection))
                        .toList());
    }

    @Override
    public ResponseEntity<ObjectNode> create(ScimAccess access, UUID id, ObjectNode body) {
        return create(access, id, body, AttributeSelection.ALL);
    }

    @Override
    public ResponseEntity<ObjectNode> replace(
            ScimAccess access, String id, ObjectNode body, Precondition precondition) {
        return replace(access, id, new ScimBody(body), precondition, ScimQuery.NONE);
    }

    @Override
    public ResponseEntity<ObjectNode> patch(ScimAccess access, String id, ObjectNode body, Precondition precondition) {
        return patch(access, id, new ScimBody(body), precondition, ScimQuery.NONE);
    }
}
