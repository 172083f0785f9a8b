package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.api.http.ScimQuery;
import dev.rollcall.query.directory.DirectoryQueries;
import dev.rollcall.query.directory.DirectoryQueries.Entry;
import dev.rollcall.query.reading.Results;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * The connector URL itself: users and groups in one list (RFC 7644 §3.4.2.1, §3.4.3). A type without an attribute that the
 * filter names has no value there; a filter that names what no type has is refused.
 */
@RestController
@RequestMapping("/scim/v2/{connection}")
class RootController {
    private final List<ScimEndpoint> endpoints;
    private final DirectoryQueries directory;
    private final SearchRequest searches;
    private final ListAnswers lists;

    RootController(
            List<ScimEndpoint> endpoints, DirectoryQueries directory, SearchRequest searches, ListAnswers lists) {
        this.endpoints = endpoints;
        this.directory = directory;
        this.searches = searches;
        this.lists = lists;
    }

    @GetMapping
    ResponseEntity<ObjectNode> list(ScimAccess access, ScimQuery query) {
        return list(access, searches.of(query, access, ""));
    }

    @PostMapping("/.search")
    ResponseEntity<ObjectNode> search(ScimAccess access, ScimBody body, ScimQuery query) {
        return ScimAnswers.located(
                access.baseUrl() + "/.search", list(access, searches.of(body.json(), query, access, "")));
    }

    private ResponseEntity<ObjectNode> list(ScimAccess access, ListRequest request) {
        var sources =
                endpoints.stream().map(endpoint -> endpoint.source(access)).toList();
        var found = directory.search(access.organization(), sources, request.listing());
        return lists.of(request, shown(found, access, request));
    }

    /** Who has gone since the list was made is not shown. */
    private Results<ObjectNode> shown(Results<Entry> found, ScimAccess access, ListRequest request) {
        Map<String, ObjectNode> resources = endpoints.stream()
                .flatMap(endpoint -> resources(endpoint, found.page(), access, request))
                .collect(Collectors.toMap(resource -> resource.path("id").stringValue(), Function.identity()));
        var page = found.page().stream()
                .map(entry -> resources.get(entry.id().toString()))
                .filter(Objects::nonNull)
                .toList();
        return new Results<>(found.total(), page, found.next());
    }

    private static Stream<ObjectNode> resources(
            ScimEndpoint endpoint, List<Entry> entries, ScimAccess access, ListRequest request) {
        List<UUID> ids = entries.stream()
                .filter(entry -> entry.type().equals(endpoint.type().name()))
                .map(Entry::id)
                .toList();
        return ids.isEmpty() ? Stream.of() : endpoint.show(access, ids, request.selection()).stream();
    }
}
