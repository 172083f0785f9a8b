package dev.rollcall.kernel.scim;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a test says about input that is no SCIM: the kind of mistake, and what the message names. */
final class Refusals {
    private Refusals() {}

    static AbstractStringAssert<?> assertRefused(ScimErrorType type, ThrowingCallable request) {
        var refusal = new InvalidScim[1];
        assertThatExceptionOfType(InvalidScim.class)
                .isThrownBy(request)
                .satisfies(thrown -> refusal[0] = thrown)
                .returns(type, InvalidScim::type);
        return Assertions.assertThat(refusal[0].getMessage());
    }
}
