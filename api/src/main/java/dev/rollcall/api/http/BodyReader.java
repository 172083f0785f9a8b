package dev.rollcall.api.http;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a JSON body within published limits. A key that stands twice is refused: it could mean either value. */
@Component
public final class BodyReader {
    /** In bytes; a team of 50 000 members fits into one PUT. */
    public static final int MAX_BODY = 8 * 1024 * 1024;

    private static final Set<String> JSON = Set.of("application/scim+json", "application/json");
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii");
    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 65_536;
    private static final int MAX_NAME = 1000;
    private static final int MAX_NUMBER = 50;

    private static final String LIMITS =
            "it may have a depth of %d, %d characters in a text, %d in a name, and %d digits in a number"
                    .formatted(MAX_DEPTH, MAX_STRING, MAX_NAME, MAX_NUMBER);

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNameLength(MAX_STRING)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    ObjectNode read(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        var call = ScimCall.of(request);
        var known = call.flatMap(ScimCall::body);
        if (known.isPresent()) {
            return known.get();
        }
        requireJson(request.getContentType());
        requireUncoded(request.getHeader("Content-Encoding"));
        byte[] body = bytes(request);
        if (body.length > MAX_BODY) {
            throw new BodyTooLarge();
        }
        var json = parse(body);
        call.ifPresent(noted -> noted.asked(json, body.length));
        return json;
    }

    private static byte[] bytes(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(MAX_BODY + 1);
        } catch (IOException _) {
            throw invalid("The body broke off, or its chunks cannot be read; send it again, whole");
        }
    }

    public ObjectNode parse(byte[] body) {
        if (body.length == 0) {
            throw invalid("The body is empty; send a JSON object");
        }
        if (!Utf8.is(body)) {
            throw invalid("The body is no UTF-8 text; send JSON in UTF-8");
        }
        try (var parser = mapper.createParser(body)) {
            return object(parser);
        }
    }

    /** The words are ours: those of the library name its classes and switches. */
    private ObjectNode object(JsonParser parser) {
        try {
            JsonNode json = mapper.readTree(parser);
            if (!(json instanceof ObjectNode object)) {
                throw invalid("The body is no JSON object");
            }
            if (parser.nextToken() != null) {
                throw invalid("The body goes on after its JSON object%s; send one object".formatted(place(parser)));
            }
            SoundJson.require(object);
            requireShortNames(object, parser);
            return object;
        } catch (StreamConstraintsException _) {
            throw invalid("The body is beyond a limit%s: %s".formatted(place(parser), LIMITS));
        } catch (DatabindException _) {
            throw invalid(
                    "%s stands twice in one object%s; send it once".formatted(parser.currentName(), place(parser)));
        } catch (JacksonException _) {
            throw invalid("The body is not valid JSON%s; see RFC 8259".formatted(place(parser)));
        }
    }

    /** The library counts names in fours, roughly, and only while it reads them. */
    private static void requireShortNames(JsonNode json, JsonParser parser) {
        if (json.propertyNames().stream().anyMatch(name -> name.length() > MAX_NAME)) {
            throw invalid("The body is beyond a limit%s: %s".formatted(place(parser), LIMITS));
        }
        json.forEach(inner -> requireShortNames(inner, parser));
    }

    private static String place(JsonParser parser) {
        var at = parser.currentLocation();
        return " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static InvalidScim invalid(String detail) {
        return new InvalidScim(ScimErrorType.INVALID_SYNTAX, detail);
    }

    private static void requireJson(@Nullable String contentType) throws HttpMediaTypeNotSupportedException {
        if (contentType == null) {
            return;
        }
        var parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        if (!JSON.contains(parts[0].strip())) {
            throw new HttpMediaTypeNotSupportedException(
                    "Content-Type is %s; send application/scim+json or application/json".formatted(contentType));
        }
        if (!Arrays.stream(parts).map(String::strip).allMatch(BodyReader::isUtf8OrNoCharset)) {
            throw new HttpMediaTypeNotSupportedException(
                    "Content-Type is %s; send JSON in UTF-8 (RFC 8259 §8.1)".formatted(contentType));
        }
    }

    /** RFC 9110 §8.4. */
    private static void requireUncoded(@Nullable String coding) throws HttpMediaTypeNotSupportedException {
        if (coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
            throw new HttpMediaTypeNotSupportedException(
                    "Content-Encoding is %s; send the body without a coding".formatted(coding));
        }
    }

    private static boolean isUtf8OrNoCharset(String parameter) {
        return !parameter.startsWith("charset=")
                || UTF_8.contains(parameter.substring("charset=".length()).replace("\"", ""));
    }

    /** The body is over {@link #MAX_BODY}. */
    public static final class BodyTooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        BodyTooLarge() {
            this("The body is larger than %d bytes; send the change in parts".formatted(MAX_BODY));
        }

        /** Over a limit of its own. */
        public BodyTooLarge(String detail) {
            super(detail, null, false, false);
        }
    }
}
