package dev.rollcall.api.audit;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an identity provider is called within a sentence. */
public final class ProviderName {
    /** By provider, for templates. */
    public static final Map<String, String> ALL = Stream.of("okta", "entra", "ping", "other")
            .collect(Collectors.toMap(Function.identity(), ProviderName::of));

    private ProviderName() {}

    /** @param provider as its connection holds it, null where none is known */
    public static String of(@Nullable String provider) {
        return switch (provider) {
            case "okta" -> "Okta";
            case "entra" -> "Microsoft Entra ID";
            case "ping" -> "Ping";
            case null, default -> "your identity provider";
        };
    }
}
