package dev.rollcall.kernel.organization;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A domain of e-mail addresses, in the one form in which domains are compared: lower case, labels of other scripts in
 * Punycode (RFC 5891). A sub-domain is another domain.
 */
public record Domain(String name) {
    private static final Pattern FORM =
            Pattern.compile("(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    /** Reserved by RFC 2606: nobody's, so never an organization's. */
    private static final String NOBODYS = ".invalid";

    /** Empty for what is no domain, or can be nobody's. */
    public static Optional<Domain> parse(String text) {
        return ascii(text.strip())
                .filter(name -> FORM.matcher(name).matches() && !name.endsWith(NOBODYS))
                .map(Domain::new);
    }

    /** The domain behind the last {@code @}; empty for what is no e-mail address. */
    public static Optional<Domain> ofAddress(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? Optional.empty() : parse(address.substring(at + 1));
    }

    private static Optional<String> ascii(String text) {
        try {
            return Optional.of(IDN.toASCII(text).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
