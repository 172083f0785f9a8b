package dev.rollcall.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page of two sentences for a person, where nothing can be drawn any more or yet. */
public record PlainPage(int status, String title, String text) {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%1$s</title>
            <h1>%1$s</h1>
            <p>%2$s</p>
            """;

    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(PAGE.formatted(title, text));
    }
}
