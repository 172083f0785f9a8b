package dev.rollcall.api.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Draws a problem where the way to the pages is barred. */
@Component
final class ProblemWriter {
    private final ITemplateEngine templates;

    ProblemWriter(ITemplateEngine templates) {
        this.templates = templates;
    }

    void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var exchange = JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, response);
        var page = templates.process(Problem.VIEW, new WebContext(exchange, request.getLocale(), problem.on(request)));
        response.setStatus(problem.status().value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", ConsoleSecurity.CONTENT);
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(page);
    }
}
