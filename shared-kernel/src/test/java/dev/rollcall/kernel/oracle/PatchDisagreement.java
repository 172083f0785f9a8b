package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Why another SDK may make something else of a PATCH operation.
 *
 * @param section the text that is on our side
 */
record PatchDisagreement(Sdk sdk, String section, String reason, Predicate<Outcome> covers) {
    /**
     * What became of a user.
     *
     * @param ours the user afterwards, or a {@link ScimErrorType}
     * @param theirs empty where it was refused
     */
    record Outcome(JsonNode operation, JsonNode before, Object ours, Optional<JsonNode> theirs) {
        boolean agrees() {
            return theirs.map(ours::equals).orElse(ours instanceof ScimErrorType);
        }

        boolean is(String op) {
            return operation.path("op").stringValue().equals(op);
        }

        boolean isAboutTheDisplayOfAnEmail() {
            var path = operation.path("path").stringValue();
            return path.startsWith("emails") && (path + operation.path("value")).contains("display");
        }

        boolean hasPath(String form) {
            return operation.path("path").stringValue().matches(form);
        }
    }

    private static final String ELEMENT = ".*]";
    private static final String PART_OF_EACH = "(?!name)[A-Za-z0-9]+\\.[a-zA-Z]+";
    private static final String MANAGER = ".*:manager(\\.value)?";
    private static final String LIST = "[A-Za-z0-9]+s";

    private static final List<PatchDisagreement> KNOWN = List.of(
            new PatchDisagreement(
                    Sdk.UNBOUNDID,
                    "RFC 7643 §4.3: $ref is the URI of the manager",
                    "a reference goes on leading to the manager before",
                    outcome -> outcome.hasPath(MANAGER)),
            new PatchDisagreement(
                    Sdk.UNBOUNDID,
                    "RFC 7643 §2.3.6",
                    "without a schema any text will do for bytes",
                    outcome -> outcome.ours() == ScimErrorType.INVALID_VALUE),
            new PatchDisagreement(
                    Sdk.UNBOUNDID,
                    "RFC 7644 §3.5.2.3: matching record values SHALL be replaced",
                    "what is not named of a replaced element stays",
                    outcome -> outcome.is("replace") && outcome.hasPath(ELEMENT)),
            new PatchDisagreement(
                    Sdk.UNBOUNDID,
                    "RFC 7644 §3.5.2.1: if the target location exists, the value is replaced",
                    "nothing is added to an element that a filter selects",
                    outcome -> outcome.is("add")
                            && outcome.operation().path("path").stringValue().contains("[")),
            new PatchDisagreement(
                    Sdk.GOLDFISH,
                    "RFC 7643 §4.3: $ref is the URI of the manager",
                    "a reference goes on leading to the manager before",
                    outcome -> outcome.hasPath(MANAGER)),
            new PatchDisagreement(
                    Sdk.GOLDFISH,
                    "RFC 7643 §2.3.6",
                    "any text will do for bytes",
                    outcome -> outcome.ours() == ScimErrorType.INVALID_VALUE),
            new PatchDisagreement(
                    Sdk.GOLDFISH,
                    "RFC 7644 §3.5.2.2: no changes should be made, and a success response returned",
                    "what is not there cannot be removed",
                    outcome -> outcome.is("remove") && outcome.ours().equals(outcome.before())),
            new PatchDisagreement(
                    Sdk.GOLDFISH, "RFC 7643 §2.4", "$ref is no name", outcome -> outcome.hasPath(".*\\.\\$ref")),
            new PatchDisagreement(
                    Sdk.GOLDFISH,
                    "RFC 7644 §3.5.2.3",
                    "elements that a filter selects cannot be replaced by an object",
                    outcome -> outcome.hasPath(ELEMENT)),
            new PatchDisagreement(
                    Sdk.GOLDFISH,
                    "RFC 7644 §3.5.2.1, §3.5.2.3, RFC 7643 §4.1.2",
                    "a list is not taken as it is: what is there is added again, elements need a value",
                    outcome -> !outcome.is("remove") && outcome.hasPath(LIST)),
            new PatchDisagreement(
                    Sdk.UNBOUNDID,
                    "RFC 7643 §2.4: the same (type, value) SHOULD NOT be returned more than once",
                    "a value named twice is added twice",
                    outcome -> outcome.is("add") && outcome.hasPath(LIST)),
            new PatchDisagreement(
                    Sdk.GOLDFISH,
                    "RFC 7643 §8.7.1: emails.display is readWrite",
                    "the display of an e-mail is read-only",
                    Outcome::isAboutTheDisplayOfAnEmail),
            new PatchDisagreement(
                    Sdk.GOLDFISH,
                    "RFC 7644 §3.5.2.3",
                    "a part of all elements is not changed",
                    outcome -> outcome.hasPath(PART_OF_EACH)));

    static boolean known(Sdk sdk, Outcome outcome) {
        return KNOWN.stream()
                .anyMatch(known -> known.sdk() == sdk && known.covers().test(outcome));
    }
}
