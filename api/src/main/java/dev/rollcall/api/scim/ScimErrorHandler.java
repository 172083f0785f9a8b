package dev.rollcall.api.scim;

import dev.rollcall.api.database.DatabaseBusy;
import dev.rollcall.api.http.BodyReader.BodyTooLarge;
import dev.rollcall.api.http.BrokenOff;
import dev.rollcall.api.http.ScimError;
import dev.rollcall.api.limits.Throttled;
import dev.rollcall.kernel.message.Proviso;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.proof.IncompleteTree;
import dev.rollcall.query.proof.LostRecord;
import dev.rollcall.query.reading.TooSlow;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.node.ObjectNode;

/** Every failure as a SCIM error: no stack, no SQL, and never a 500 for something a client sent. */
@RestControllerAdvice
class ScimErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ScimErrorHandler.class);

    @ExceptionHandler
    ResponseEntity<ObjectNode> refused(Refused refused) {
        return answer(ScimErrors.of(refused.refusal()));
    }

    /** The gate says what has become of the token. */
    @ExceptionHandler
    void changed(Proviso.Broken broken) {
        throw broken;
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> invalid(InvalidScim invalid) {
        return answer(new ScimError(400, invalid.type(), String.valueOf(invalid.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> tooLarge(BodyTooLarge tooLarge) {
        return answer(ScimError.of(413, String.valueOf(tooLarge.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> throttled(Throttled throttled) {
        return answer(ScimError.of(429, String.valueOf(throttled.getMessage())), throttled.seconds());
    }

    /** RFC 7644 §3.12: more than the server is willing to process. Sent again as it is, it would be as slow. */
    @ExceptionHandler
    ResponseEntity<ObjectNode> tooSlow(TooSlow tooSlow) {
        return answer(new ScimError(400, ScimErrorType.TOO_MANY, String.valueOf(tooSlow.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> wrongType(MethodArgumentTypeMismatchException mismatch) {
        return answer(new ScimError(
                400,
                ScimErrorType.INVALID_VALUE,
                "%s is \"%s\"; send %s"
                        .formatted(mismatch.getName(), mismatch.getValue(), accepted(mismatch.getRequiredType()))));
    }

    private static String accepted(@Nullable Class<?> type) {
        return type == UUID.class ? "an id such as 0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b" : "a whole number";
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> unreadable(InvalidParameterException broken) {
        return answer(ScimError.of(400, "The query cannot be read; send UTF-8, each byte escaped as %XX"));
    }

    /** The firewall reads names of parameters and headers only when somebody asks for them. */
    @ExceptionHandler
    ResponseEntity<ObjectNode> rejected(RequestRejectedException rejected) {
        return answer(ScimError.of(
                400, "The name of a parameter or a header has a character that cannot be printed; leave it out"));
    }

    /** What Spring reads by itself: health and metrics take bodies for arguments. */
    @ExceptionHandler
    ResponseEntity<ObjectNode> unreadable(HttpMessageNotReadableException broken) {
        return answer(ScimError.of(400, "The body cannot be read here; send none"));
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> wrongMethod(HttpRequestMethodNotSupportedException wrong) {
        var allowed = allowed(wrong);
        var headers = new HttpHeaders();
        headers.setAllow(allowed);
        var error = ScimError.of(405, "%s is not supported here; use %s".formatted(wrong.getMethod(), allowed));
        return ResponseEntity.status(405)
                .headers(headers)
                .contentType(MediaType.parseMediaType(ScimError.MEDIA_TYPE))
                .body(error.json());
    }

    /** HEAD and OPTIONS are answered too, though no controller names them. */
    private static Set<HttpMethod> allowed(HttpRequestMethodNotSupportedException wrong) {
        Set<HttpMethod> allowed = new TreeSet<>();
        Optional.ofNullable(wrong.getSupportedHttpMethods()).ifPresent(allowed::addAll);
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        return allowed;
    }

    @ExceptionHandler({CannotGetJdbcConnectionException.class, CannotCreateTransactionException.class})
    ResponseEntity<ObjectNode> withoutConnection(Exception away, HttpServletRequest request) {
        LOG.error("No database connection for {} {}", request.getMethod(), request.getRequestURI(), away);
        return answer(ScimErrors.withoutConnection(away));
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> incomplete(IncompleteTree incomplete, HttpServletRequest request) {
        LOG.error("No proof for {}: {}", request.getRequestURI(), incomplete.getMessage());
        return answer(ScimError.of(503, "The tree of hashes is being made again; ask again in a minute"), 60);
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> lost(LostRecord lost, HttpServletRequest request) {
        LOG.error("No proof for {}: {}", request.getRequestURI(), lost.getMessage());
        return answer(ScimError.of(409, String.valueOf(lost.getMessage())));
    }

    /** There is nothing left to say: the connection is cut. */
    @ExceptionHandler
    void broken(BrokenOff broken) {
        throw broken;
    }

    /** The client, or its framing of the body, is broken: what can still be said, Tomcat's error page says. */
    @ExceptionHandler
    void gone(ClientAbortException gone) {
        LOG.debug("The client is gone", gone);
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known) {
            int status = known.getStatusCode().value();
            return answer(
                    status == 404
                            ? ScimError.nothingAt(request.getRequestURI())
                            : ScimError.of(status, String.valueOf(failure.getMessage())));
        }
        if (DatabaseBusy.causes(failure)) {
            LOG.error("The database was too busy for {} {}", request.getMethod(), request.getRequestURI(), failure);
            return answer(
                    ScimError.of(
                            503,
                            "The database is busy or locked; nothing was changed; repeat the request in some seconds"),
                    5);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(ScimError.of(
                500, "Something went wrong here; nothing was changed. Quote the X-Request-Id of this answer"));
    }

    private static ResponseEntity<ObjectNode> answer(ScimError error) {
        return answer(error, 1);
    }

    private static ResponseEntity<ObjectNode> answer(ScimError error, long seconds) {
        var headers = new HttpHeaders();
        if (List.of(429, 503).contains(error.status())) {
            headers.set("Retry-After", Long.toString(seconds));
        }
        return ResponseEntity.status(error.status())
                .headers(headers)
                .contentType(MediaType.parseMediaType(ScimError.MEDIA_TYPE))
                .body(error.json());
    }
}
