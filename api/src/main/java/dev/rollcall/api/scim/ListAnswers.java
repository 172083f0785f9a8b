package dev.rollcall.api.scim;

import dev.rollcall.query.reading.Following;
import dev.rollcall.query.reading.Page;
import dev.rollcall.query.reading.Results;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists as answers: by index (RFC 7644 §3.4.2.4), or by cursor (RFC 9865). */
@Component
public final class ListAnswers {
    private final Cursors cursors;

    ListAnswers(Cursors cursors) {
        this.cursors = cursors;
    }

    public ResponseEntity<ObjectNode> of(ListRequest request, Results<ObjectNode> found) {
        var resources = found.page();
        return ScimAnswers.ok(
                switch (request.listing().slice()) {
                    case Page page -> ScimAnswers.list(found.total().orElseThrow(), page.startIndex(), resources);
                    case Following following -> {
                        ObjectNode list = JsonNodeFactory.instance.objectNode();
                        list.putArray("schemas").add(ScimAnswers.LIST);
                        found.total().ifPresent(total -> list.put("totalResults", total));
                        list.put("itemsPerPage", resources.size());
                        if (found.next() != null) {
                            list.put("nextCursor", cursors.write(found.next(), request.scope(), following.count()));
                        }
                        list.putArray("Resources").addAll(resources);
                        yield list;
                    }
                });
    }
}
