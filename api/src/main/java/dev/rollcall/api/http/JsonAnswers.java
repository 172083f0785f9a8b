package dev.rollcall.api.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes JSON with its length, in one piece, where the framework's converter would send it in chunks. */
@Component
final class JsonAnswers extends AbstractHttpMessageConverter<ObjectNode> {
    private final JsonMapper mapper = new JsonMapper();

    JsonAnswers() {
        super(MediaType.APPLICATION_JSON, MediaType.parseMediaType(ScimError.MEDIA_TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return ObjectNode.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType media) {
        return false;
    }

    @Override
    protected ObjectNode readInternal(Class<? extends ObjectNode> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("bodies are read by BodyReader", message);
    }

    @Override
    protected void writeInternal(ObjectNode json, HttpOutputMessage message) throws IOException {
        byte[] body = mapper.writeValueAsBytes(json);
        message.getHeaders().setContentLength(body.length);
        message.getBody().write(body);
    }
}
