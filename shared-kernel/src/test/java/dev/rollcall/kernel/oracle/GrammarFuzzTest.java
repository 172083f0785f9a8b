package dev.rollcall.kernel.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.FilterParser;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.Patch;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceReader;
import dev.rollcall.kernel.scim.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The readers of the grammar, given anything at all: they read it, or refuse it as what it is. In the build the kept inputs
 * run; {@code .ci/long} lets Jazzer look for new ones.
 */
class GrammarFuzzTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final ResourceType USER = ResourceType.USER;

    @FuzzTest(maxDuration = "2m")
    void filters(byte[] input) {
        read(() -> FilterParser.parse(text(input)))
                .ifPresent(filter -> read(() -> FilterParser.parse(filter.toString()))
                        .ifPresent(again -> assertThat(again).isEqualTo(filter)));
    }

    @FuzzTest(maxDuration = "2m")
    void paths(byte[] input) {
        read(() -> FilterParser.parsePath(text(input)))
                .ifPresent(path -> read(() -> FilterParser.parsePath(path.toString()))
                        .ifPresent(again -> assertThat(again).isEqualTo(path)));
    }

    @FuzzTest(maxDuration = "2m")
    void operations(byte[] input) {
        var user =
                new ResourceReader(USER, Dialect.OKTA).read(new ResourceGenerator(Tape.of(7643), USER).resource("x"));
        json(input)
                .flatMap(body -> read(() -> PatchOperation.read(body)))
                .ifPresent(read -> read(() -> Patch.apply(USER, Dialect.ENTRA, user, read)));
    }

    @FuzzTest(maxDuration = "2m")
    void resources(byte[] input) {
        json(input)
                .flatMap(body -> read(() -> new ResourceReader(USER, Dialect.RFC).read(body)))
                .ifPresent(user -> assertThat(new ResourceReader(USER, Dialect.RFC).read(user))
                        .isEqualTo(user));
    }

    /** The input is a tape: the generator of the random tests, led by coverage. */
    @FuzzTest(maxDuration = "2m")
    void patches(byte[] input) {
        PatchOracleTest.requireLikeTheText(Tape.of(input));
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private static Optional<ObjectNode> json(byte[] input) {
        try {
            return MAPPER.readTree(input) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    /** Empty where it is refused; whatever else is thrown is found. */
    private static <T> Optional<T> read(Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (InvalidScim refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }
}
