package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.filter.Listing;
import dev.rollcall.query.reading.Page;
import dev.rollcall.query.reading.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /.search}: users and groups in one list, users first (RFC 7644 §3.4.3). A type without an attribute that the
 * filter names has nothing in it; a filter that no type understands is refused.
 */
@RestController
class RootSearchController {
    private final List<ScimEndpoint> endpoints;
    private final SearchRequest searches;

    RootSearchController(List<ScimEndpoint> endpoints, SearchRequest searches) {
        this.endpoints = endpoints.stream()
                .sorted(Comparator.comparing(ScimEndpoint::endpoint).reversed())
                .toList();
        this.searches = searches;
    }

    @PostMapping("/scim/v2/{connection}/.search")
    ResponseEntity<ObjectNode> search(ScimAccess access, ScimBody body) {
        var request = searches.of(body.json(), access, endpoints.getFirst().type());
        if (!(request.listing().slice() instanceof Page page)
                || request.listing().sort() != null) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "A search from the root has neither sortBy nor cursor; search /Users or /Groups with these");
        }
        List<ObjectNode> resources = new ArrayList<>();
        long total = 0;
        InvalidScim misunderstood = null;
        int understanding = 0;
        for (ScimEndpoint endpoint : endpoints) {
            try {
                var found = part(endpoint, access, request, page, total, resources.size());
                resources.addAll(found.page());
                total += found.total().orElse(0);
                understanding++;
            } catch (InvalidScim notOfThisType) {
                misunderstood = misunderstood == null ? notOfThisType : misunderstood;
            }
        }
        return answered(understanding > 0, misunderstood, total, page, resources);
    }

    /** What one type has of the page: it begins where the types before it end. */
    private static Results<ObjectNode> part(
            ScimEndpoint endpoint, ScimAccess access, ListRequest request, Page page, long before, int shown) {
        long start = Math.max(1, page.startIndex() - before);
        var rest = new Page((int) Math.min(start, Integer.MAX_VALUE), page.count() - shown);
        return endpoint.find(access, new Listing(request.listing().filter(), null, rest), request.selection());
    }

    private static ResponseEntity<ObjectNode> answered(
            boolean understood,
            @Nullable InvalidScim misunderstood,
            long total,
            Page page,
            List<ObjectNode> resources) {
        if (!understood && misunderstood != null) {
            throw misunderstood;
        }
        return ScimAnswers.ok(ScimAnswers.list(total, page.startIndex(), resources));
    }
}
