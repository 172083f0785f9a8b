package dev.rollcall.api.connection;

import dev.rollcall.api.http.AdminBody;
import dev.rollcall.kernel.scim.Dialect;
import java.util.Arrays;
import java.util.List;

/** Which IdP connects and how its requests are read; a provider has a dialect that suits it unless another one is named. */
public record ConnectionTerms(String provider, String dialect) {
    public static final String PROVIDER = "provider";
    public static final String DIALECT = "dialect";
    private static final List<String> PROVIDERS =
            Arrays.stream(Provider.values()).map(Provider::keyword).toList();
    private static final List<String> DIALECTS =
            Arrays.stream(Dialect.values()).map(Dialect::keyword).toList();

    public static ConnectionTerms of(AdminBody body) {
        var provider = body.oneOf(PROVIDER, PROVIDERS).flatMap(Provider::of).orElse(Provider.OTHER);
        return new ConnectionTerms(
                provider.keyword(), body.oneOf(DIALECT, DIALECTS).orElseGet(provider::dialect));
    }
}
