package dev.rollcall.api.audit;

import dev.rollcall.api.audit.AuditExports.Maker;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a file of the audit trail says of itself after its rows. What breaks off has none. */
record AuditColophon(AuditQuestion question, Maker maker) {
    List<List<String>> lines(long rows) {
        var organization = question.organization();
        var stretch = question.stretch();
        return List.of(
                List.of(""),
                List.of("report", "Audit trail"),
                List.of("query", question.asked().text()),
                List.of("organization", organization.name(), organization.id().toString()),
                List.of("zone", organization.zone().getId()),
                List.of("positions", Long.toString(stretch.after() + 1), Long.toString(stretch.last())),
                List.of("sealed through", question.reached().through().toString()),
                List.of("rows", Long.toString(rows)),
                List.of("made at", maker.at().toString(), maker.name()),
                List.of("software", Software.NAME));
    }

    ObjectNode json(long rows) {
        var line = JsonNodeFactory.instance.objectNode();
        var organization = question.organization();
        var end = line.putObject("end").put("report", "Audit trail");
        var query = end.putObject("query");
        question.asked().values().forEach(query::put);
        end.put("organization", organization.id().toString())
                .put("organizationName", organization.name())
                .put("zone", organization.zone().getId())
                .put("fromPosition", question.stretch().after() + 1)
                .put("toPosition", question.stretch().last())
                .put("sealedThrough", question.reached().through().toString())
                .put("rowCount", rows)
                .put("madeAt", maker.at().toString())
                .put("madeBy", maker.name())
                .put("version", Software.NAME);
        return line;
    }
}
