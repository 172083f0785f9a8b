package dev.rollcall.api.connection;

import dev.rollcall.api.http.AdminBody;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which IdP connects and how its requests are read; a provider has a dialect that suits it unless another one is named. */
public record ConnectionTerms(String provider, String dialect) {
    public static final String PROVIDER = "provider";
    public static final String DIALECT = "dialect";
    private static final List<String> PROVIDERS =
            Arrays.stream(Provider.values()).map(Provider::keyword).toList();
    private static final List<String> DIALECTS =
            Arrays.stream(Dialect.values()).map(Dialect::keyword).toList();

    public static ConnectionTerms of(AdminBody body) {
        return of(body, Provider.OTHER);
    }

    private static ConnectionTerms of(AdminBody body, Provider otherwise) {
        var provider = body.oneOf(PROVIDER, PROVIDERS).flatMap(Provider::of).orElse(otherwise);
        return new ConnectionTerms(
                provider.keyword(), body.oneOf(DIALECT, DIALECTS).orElseGet(provider::dialect));
    }

    /** Other terms for a connection. @param provider the one that it is set up for */
    static ConnectionTerms changing(AdminBody body, String provider) {
        if (body.isEmpty()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "Nothing is to be changed; send %s or %s".formatted(PROVIDER, DIALECT));
        }
        return of(body, Provider.of(provider).orElse(Provider.OTHER));
    }

    /** As a form has them; empty where one of them is none that we know. @param dialect blank for the one that suits */
    static Optional<ConnectionTerms> of(String provider, String dialect) {
        return Provider.of(provider)
                .filter(_ -> dialect.isBlank() || DIALECTS.contains(dialect))
                .map(known -> new ConnectionTerms(known.keyword(), dialect.isBlank() ? known.dialect() : dialect));
    }

    /** In words, for whoever has just chosen them. */
    String told() {
        var known = Provider.of(provider).orElse(Provider.OTHER);
        return known.dialect().equals(dialect)
                ? known.title()
                : "%s, in the dialect %s".formatted(known.title(), dialect);
    }
}
