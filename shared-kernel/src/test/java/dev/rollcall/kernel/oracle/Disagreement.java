package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.scim.Attribute.Type;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.ResourceType;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Why another SDK may say otherwise of a condition.
 *
 * @param section the text that is on our side
 */
record Disagreement(Sdk sdk, String section, String reason, Predicate<Opinion> covers) {
    enum Verdict {
        YES,
        NO,
        REFUSED
    }

    /** What was said of one condition about one attribute of one user, with or without brackets around it. */
    record Opinion(Verdict ours, Verdict theirs, Named named, Filter condition, JsonNode user) {
        boolean agrees() {
            return ours == theirs;
        }

        /** A complex attribute without one of its parts. */
        boolean isBare() {
            return named.sub() == null && named.attribute().complex();
        }

        boolean isAboutNull() {
            return condition instanceof Comparison comparison
                    && comparison.value().isNull();
        }

        boolean isDifference() {
            return condition instanceof Comparison comparison && comparison.operator() == Operator.NE;
        }

        boolean isPrimary() {
            return named.leaf().name().equals("primary");
        }

        /** Whether the user lacks the attribute, or some element the part. */
        boolean lacks() {
            var parts = new Values(ResourceType.USER, user).parts(named);
            return parts.isEmpty() || parts.stream().anyMatch(JsonNode::isMissingNode);
        }
    }

    private static final List<Disagreement> KNOWN = List.of(
            new Disagreement(
                    Sdk.UNBOUNDID,
                    "RFC 7644 §3.4.2.2, Table 3",
                    "without a schema everything has an order and parts: booleans, dates, bytes, null, whole objects",
                    opinion -> opinion.ours() == Verdict.REFUSED),
            new Disagreement(
                    Sdk.UNBOUNDID,
                    "RFC 7643 §2.2",
                    "without a schema no text is caseExact",
                    opinion -> opinion.named().leaf().caseExact()),
            new Disagreement(
                    Sdk.UNBOUNDID,
                    "RFC 7644 §3.4.2.2, Figure 2: emails co",
                    "a complex attribute does not stand for its value",
                    Opinion::isBare),
            new Disagreement(
                    Sdk.UNBOUNDID,
                    "RFC 7643 §2.4",
                    "a primary that is not stated is not false",
                    opinion -> opinion.isPrimary() && opinion.lacks()),
            new Disagreement(
                    Sdk.GOLDFISH,
                    "RFC 7644 §3.4.2.2, Table 3",
                    "bytes, whole objects and null have an order and parts",
                    opinion -> opinion.ours() == Verdict.REFUSED),
            new Disagreement(
                    Sdk.GOLDFISH,
                    "RFC 7644 §3.4.2.2, Figure 2: schemas eq",
                    "schemas cannot be searched, nor $ref, which RFC 7643 §2.4 names",
                    opinion -> opinion.theirs() == Verdict.REFUSED
                            && List.of("schemas", "manager.$ref")
                                    .contains(opinion.named().path().toString())),
            new Disagreement(
                    Sdk.GOLDFISH,
                    "RFC 7644 §3.4.2.1",
                    "whoever lacks the extension is an error, not without a value",
                    opinion -> opinion.theirs() == Verdict.REFUSED && opinion.lacks()),
            new Disagreement(
                    Sdk.GOLDFISH,
                    "RFC 7644 §3.4.2.2, Table 3",
                    "what is missing is less than anything, different, false and present, in brackets too",
                    Opinion::lacks),
            new Disagreement(
                    Sdk.GOLDFISH,
                    "RFC 7644 §3.4.2.2, read as decision 22 does",
                    "ne holds of a list where any element differs",
                    opinion -> opinion.isDifference()
                            && opinion.named().attribute().multiValued()),
            new Disagreement(
                    Sdk.GOLDFISH,
                    "RFC 7643 §4.3, erratum 8472",
                    "manager.value is not caseExact",
                    opinion -> opinion.named().path().name().equals("manager")),
            new Disagreement(
                    Sdk.GOLDFISH,
                    "RFC 7643 §2.3.6",
                    "bytes are not caseExact",
                    opinion -> opinion.named().leaf().type() == Type.BINARY),
            new Disagreement(
                    Sdk.GOLDFISH,
                    "RFC 7643 §2.5",
                    "a date that is there is the same as null",
                    opinion -> opinion.isAboutNull() && opinion.named().leaf().type() == Type.DATETIME),
            new Disagreement(
                    Sdk.GOLDFISH,
                    "RFC 7644 §3.4.2.2, Figure 2: emails co",
                    "a complex attribute stands for any of its parts",
                    Opinion::isBare));

    static boolean known(Sdk sdk, Opinion opinion) {
        return KNOWN.stream()
                .anyMatch(known -> known.sdk() == sdk && known.covers().test(opinion));
    }
}
