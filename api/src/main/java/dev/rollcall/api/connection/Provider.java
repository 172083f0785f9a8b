package dev.rollcall.api.connection;

import dev.rollcall.kernel.scim.Dialect;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The identity providers that the console knows by name. */
enum Provider {
    OKTA("Okta"),
    ENTRA("Microsoft Entra ID"),
    PING("PingFederate or PingOne"),
    OTHER("Another SCIM 2.0 client");

    private final String title;

    Provider(String title) {
        this.title = title;
    }

    static Optional<Provider> of(String keyword) {
        return Arrays.stream(values())
                .filter(provider -> provider.keyword().equals(keyword))
                .findFirst();
    }

    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dialect that suits it. */
    public String dialect() {
        return this == OTHER ? Dialect.RFC.keyword() : keyword();
    }

    public String title() {
        return title;
    }
}
