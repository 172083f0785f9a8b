package dev.rollcall.api.reconciliation;

import dev.rollcall.api.http.BodyReader.BodyTooLarge;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/** The bytes of a list in the body of a request. */
final class ListBody {
    private static final MediaType CSV = new MediaType("text", "csv");

    private ListBody() {}

    static byte[] of(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        requireCsv(request.getContentType());
        var body = bytes(request);
        if (body.length > LeaverList.MOST_BYTES) {
            throw new BodyTooLarge(tooLarge());
        }
        return body;
    }

    static String tooLarge() {
        return "The list is larger than %d bytes; send it as several lists".formatted(LeaverList.MOST_BYTES);
    }

    private static byte[] bytes(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(LeaverList.MOST_BYTES + 1);
        } catch (IOException _) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX,
                    "The body broke off, or its chunks cannot be read; send it again, whole");
        }
    }

    private static void requireCsv(@Nullable String contentType) throws HttpMediaTypeNotSupportedException {
        if (contentType == null || !isCsv(contentType)) {
            throw new HttpMediaTypeNotSupportedException(
                    "Content-Type is %s; send text/csv, in UTF-8".formatted(contentType));
        }
    }

    private static boolean isCsv(String contentType) {
        try {
            var type = MediaType.parseMediaType(contentType);
            Charset charset = type.getCharset();
            return type.equalsTypeAndSubtype(CSV) && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
