package dev.rollcall.api.http;

import java.util.regex.Pattern;

/** The form of an e-mail address, as far as it can be told without sending anything to it. */
public final class EmailAddress {
    private static final Pattern FORM = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,250}");

    private EmailAddress() {}

    public static boolean is(String text) {
        return FORM.matcher(text).matches();
    }
}
