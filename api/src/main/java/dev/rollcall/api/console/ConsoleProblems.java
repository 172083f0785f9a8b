package dev.rollcall.api.console;

import dev.rollcall.kernel.message.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Every failure of the console as a page that says what to do. */
@ControllerAdvice(annotations = ConsolePage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleProblems {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleProblems.class);

    @ExceptionHandler
    ModelAndView nothing(NothingHere nothing) {
        return page(
                HttpStatus.NOT_FOUND, "There is nothing here", "The page may have moved, or what it showed is gone.");
    }

    @ExceptionHandler
    ModelAndView unreadable(MethodArgumentTypeMismatchException mismatch) {
        return nothing(new NothingHere());
    }

    /** A part of an address, read together with others. */
    @ExceptionHandler
    ModelAndView unreadable(BindException mismatch) {
        return nothing(new NothingHere());
    }

    @ExceptionHandler
    ModelAndView notAllowed(NotAllowed notAllowed) {
        return page(HttpStatus.FORBIDDEN, "Not with your role", notAllowed.getMessage());
    }

    /** What the page did not expect: most often somebody else has changed something meanwhile. */
    @ExceptionHandler
    ModelAndView refused(Refused refused) {
        return page(
                HttpStatus.CONFLICT,
                "This could not be done",
                refused.refusal().reason() + ". Go back and reload the page: it may show what has changed meanwhile.");
    }

    @ExceptionHandler
    ModelAndView failed(HttpServletRequest request, Exception failure) {
        if (failure instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError()) {
            return page(
                    answer.getStatusCode(),
                    "This was not understood",
                    answer.getBody().getDetail());
        }
        if (DatabaseLost.causes(failure)) {
            return page(HttpStatus.SERVICE_UNAVAILABLE, DatabaseLost.TITLE, DatabaseLost.TEXT);
        }
        LOG.error("{} failed", request.getMethod(), failure);
        return page(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something broke",
                "This is our fault, not yours. Nothing was changed. Whoever runs Rollcall finds the reason in its log.");
    }

    private static ModelAndView page(HttpStatusCode status, String title, @Nullable String text) {
        var page = new ModelAndView("console/problem", Map.of("title", title, "text", text == null ? "" : text));
        page.setStatus(status);
        return page;
    }
}
