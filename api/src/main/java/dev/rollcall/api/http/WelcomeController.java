package dev.rollcall.api.http;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page at the root: says what runs here and where to go on. */
@RestController
class WelcomeController {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Rollcall</title>
            <h1>Rollcall</h1>
            <p>Identity providers push members and teams here by SCIM 2.0; members take licence seats; every change is kept.</p>
            <ul>
            <li><a href="/console">Enterprise Controls, the console</a></li>
            <li><a href="/openapi">The description of the SCIM and admin APIs (OpenAPI)</a></li>
            <li><a href="/actuator/health">Health</a></li>
            </ul>
            """;

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> welcome() {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", "default-src 'none'")
                .contentType(MediaType.TEXT_HTML)
                .body(PAGE);
    }
}
