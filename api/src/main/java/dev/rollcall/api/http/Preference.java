package dev.rollcall.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a client would rather have (RFC 9110 §12.5.1). A header that cannot be read prefers nothing. */
public record Preference(List<MediaType> ranges) {
    public static Preference of(HttpServletRequest request) {
        var header = String.join(",", Collections.list(request.getHeaders("Accept")));
        try {
            return new Preference(MediaType.parseMediaTypes(header));
        } catch (InvalidMediaTypeException unreadable) {
            return new Preference(List.of());
        }
    }

    /** From 0 to 1, by the narrowest range that includes the type; 0 where none does. */
    public double quality(MediaType offered) {
        return ranges.stream()
                .filter(range -> range.includes(offered))
                .max(Comparator.comparing((MediaType range) -> !range.isWildcardType())
                        .thenComparing(range -> !range.isWildcardSubtype()))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }
}
