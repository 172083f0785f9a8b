package dev.rollcall.api.console;

import dev.rollcall.api.http.BrokenOff;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.query.proof.IncompleteTree;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
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

    private static final Problem NOTHING = new Problem(
            HttpStatus.NOT_FOUND, "There is nothing here", "The page may have moved, or what it showed is gone.");

    private static final Problem BROKEN = new Problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something broke",
            "This is our fault, not yours. Nothing was changed. Whoever runs Rollcall finds the reason in its log.");

    @ExceptionHandler({NothingHere.class, MethodArgumentTypeMismatchException.class, BindException.class})
    ModelAndView nothing(HttpServletRequest request) {
        return NOTHING.page(request);
    }

    @ExceptionHandler
    ModelAndView notAllowed(HttpServletRequest request, NotAllowed notAllowed) {
        return new Problem(HttpStatus.FORBIDDEN, "Not with your role", String.valueOf(notAllowed.getMessage()))
                .page(request);
    }

    /** There is nothing left to say: the connection is cut. */
    @ExceptionHandler
    void broken(BrokenOff broken) {
        throw broken;
    }

    @ExceptionHandler
    ModelAndView incomplete(HttpServletRequest request, IncompleteTree incomplete) {
        LOG.error("No proof: {}", incomplete.getMessage());
        return new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "This cannot be proved yet",
                        "The tree of hashes is being made again. Try again in a minute.")
                .page(request);
    }

    /** What the page did not expect: most often somebody else has changed something meanwhile. */
    @ExceptionHandler
    ModelAndView refused(HttpServletRequest request, Refused refused) {
        return new Problem(
                        HttpStatus.CONFLICT,
                        "This could not be done",
                        refused.refusal().reason()
                                + ". Go back and reload the page: it may show what has changed meanwhile.")
                .page(request);
    }

    @ExceptionHandler
    ModelAndView failed(HttpServletRequest request, Exception failure) {
        if (failure instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError()) {
            var detail = answer.getBody().getDetail();
            return new Problem(answer.getStatusCode(), "This was not understood", detail == null ? "" : detail)
                    .page(request);
        }
        if (DatabaseLost.causes(failure)) {
            return DatabaseLost.problem(failure).page(request);
        }
        if (Unreadable.causes(failure)) {
            return Unreadable.PROBLEM.page(request);
        }
        LOG.error("{} failed", request.getMethod(), failure);
        return BROKEN.page(request);
    }
}
