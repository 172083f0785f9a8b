package dev.rollcall.api.http;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.node.ObjectNode;

/** Notes what a call is answered, be it a resource or an error, and gives it the media type that was asked for. */
@ControllerAdvice
final class AnswerNotes implements ResponseBodyAdvice<ObjectNode> {
    @Override
    public boolean supports(MethodParameter handler, Class<? extends HttpMessageConverter<?>> converter) {
        return converter == JsonAnswers.class;
    }

    @Override
    public @Nullable ObjectNode beforeBodyWrite(
            @Nullable ObjectNode body,
            MethodParameter handler,
            MediaType media,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body != null && request instanceof ServletServerHttpRequest servlet) {
            ScimCall.of(servlet.getServletRequest()).ifPresent(call -> call.answered(body));
            AnswerType.chosen(servlet.getServletRequest())
                    .ifPresent(type -> response.getHeaders().setContentType(type.media()));
        }
        return body;
    }
}
