package dev.rollcall.api.team;

import dev.rollcall.api.http.Ids;
import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.api.http.ScimQuery;
import dev.rollcall.api.scim.ListAnswers;
import dev.rollcall.api.scim.ListRequest;
import dev.rollcall.api.scim.ResourceId;
import dev.rollcall.api.scim.ScimAnswers;
import dev.rollcall.api.scim.ScimEndpoint;
import dev.rollcall.api.scim.SearchRequest;
import dev.rollcall.command.team.TeamCommand.DissolveTeam;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.scim.AttributeSelection;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceReader;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Written;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import dev.rollcall.query.filter.Listing;
import dev.rollcall.query.filter.Source;
import dev.rollcall.query.reading.Results;
import dev.rollcall.query.team.TeamQueries;
import dev.rollcall.query.team.TeamQueries.Members;
import dev.rollcall.query.team.TeamView;
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

/** {@code /Groups} (RFC 7644 §3.3 to §3.6). */
@RestController
@RequestMapping("/scim/v2/{connection}/Groups")
class GroupsController implements ScimEndpoint {
    private final TeamChanges changes;
    private final TeamQueries teams;
    private final SearchRequest searches;
    private final ListAnswers lists;
    private final Ids ids;

    GroupsController(TeamChanges changes, TeamQueries teams, SearchRequest searches, ListAnswers lists, Ids ids) {
        this.changes = changes;
        this.teams = teams;
        this.searches = searches;
        this.lists = lists;
        this.ids = ids;
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(ScimAccess access, ScimBody body, ScimQuery query) {
        return create(access, ids.next(), body.json(), ListRequest.selection(query));
    }

    private ResponseEntity<ObjectNode> create(
            ScimAccess access, UUID team, ObjectNode body, AttributeSelection selection) {
        var resource = new ResourceReader(access.types().group(), access.dialect()).readNew(body);
        changes.create(access, team, resource, MemberIds.inBody(body).orElse(List.of()));
        var shown = selection.after(Written.in(body));
        var created = find(access, team, shown);
        return ScimAnswers.created(
                created.json(shown), created.location(), created.version().etag());
    }

    @Override
    @GetMapping("/{id}")
    public ResponseEntity<ObjectNode> get(
            ScimAccess access, @PathVariable String id, Precondition precondition, ScimQuery query) {
        var selection = ListRequest.selection(query);
        var found = find(access, ResourceId.team(id), selection);
        found.requireShown(selection);
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
        var team = ResourceId.team(id);
        var resource = new ResourceReader(access.types().group(), access.dialect()).read(body.json());
        changes.replace(access, team, resource, MemberIds.inBody(body.json()), precondition);
        return answer(access, team, selection);
    }

    /**
     * 204, unless the request asks for attributes: a body would carry the whole team (lifecycle T8). Also where it asks for
     * more members than are shown, for the change is made.
     */
    @PatchMapping("/{id}")
    ResponseEntity<ObjectNode> patch(
            ScimAccess access, @PathVariable String id, ScimBody body, Precondition precondition, ScimQuery query) {
        var operations = PatchOperation.read(body.json(), id, access.dialect());
        var selection = ListRequest.selection(query).after(Written.in(operations));
        var team = ResourceId.team(id);
        var version = changes.patch(access, team, operations, precondition);
        if (!query.has("attributes")) {
            return ScimAnswers.noContent(version);
        }
        var changed = find(access, team, selection);
        return changed.isShown(selection) ? answer(changed, selection) : ScimAnswers.noContent(version);
    }

    @Override
    @DeleteMapping("/{id}")
    public ResponseEntity<ObjectNode> delete(ScimAccess access, @PathVariable String id, Precondition precondition) {
        changes.send(access, new DissolveTeam(ResourceId.team(id), precondition));
        return ScimAnswers.noContent();
    }

    private ResponseEntity<ObjectNode> answer(ScimAccess access, UUID team, AttributeSelection selection) {
        return answer(find(access, team, selection), selection);
    }

    private static ResponseEntity<ObjectNode> answer(GroupResource team, AttributeSelection selection) {
        return ScimAnswers.ok(
                team.json(selection), team.location(), team.version().etag());
    }

    private GroupResource find(ScimAccess access, UUID team, AttributeSelection selection) {
        var members = selection.asksFor("members") ? Members.ASKED : inline(selection);
        return teams.find(access.organization(), team, members)
                .map(found -> new GroupResource(found, access))
                .orElseThrow(() -> new Refused(new TeamUnknown(team.toString())));
    }

    private static Members inline(AttributeSelection selection) {
        return selection.returns("members") ? Members.INLINE : Members.NONE;
    }

    @Override
    public ResourceType type() {
        return ResourceType.GROUP;
    }

    @Override
    public Source source(ScimAccess access) {
        return teams.source(access.origin(), access.types().group());
    }

    @Override
    public List<ObjectNode> show(ScimAccess access, List<UUID> ids, AttributeSelection selection) {
        return teams.find(access.organization(), ids, inline(selection)).stream()
                .map(team -> listed(team, access, selection))
                .toList();
    }

    private Results<ObjectNode> find(ScimAccess access, Listing listing, AttributeSelection selection) {
        return teams.search(access.origin(), access.types().group(), listing, inline(selection))
                .map(team -> listed(team, access, selection));
    }

    private static ObjectNode listed(TeamView team, ScimAccess access, AttributeSelection selection) {
        var resource = new GroupResource(team, access);
        resource.requireShown(selection);
        return resource.json(selection);
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
