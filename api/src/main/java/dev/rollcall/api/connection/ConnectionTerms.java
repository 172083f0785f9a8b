package dev.rollcall.api.connection;

import dev.rollcall.api.http.AdminBody;
import dev.rollcall.kernel.scim.Dialect;
import java.util.Arrays;
import java.util.List;

/** Which IdP connects and how its requests are read; a provider has a dialect that suits it unless another one is named. */
public record ConnectionTerms(String provider, String dialect) {
    public static final String PROVIDER = "provider";
    public static final String DIALECT = "dialect";
    private static final String OTHER = "other";
    private static final List<String> PROVIDERS = List.of("okta", "entra", "ping", OTHER);
    private static final List<String> DIALECTS =
            Arrays.stream(Dialect.values()).map(Dialect::keyword).toList();

    public static ConnectionTerms of(AdminBody body) {
        var provider = body.oneOf(PROVIDER, PROVIDERS).orElse(OTHER);
        return new ConnectionTerms(provider, body.oneOf(DIALECT, DIALECTS).orElseGet(() -> suiting(provider)));
    }

    private static String suiting(String provider) {
        return provider.equals(OTHER) ? Dialect.RFC.keyword() : provider;
    }
}
