package dev.rollcall.command.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rollcall.kernel.message.Refusal;
import dev.rollcall.kernel.message.Refused;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The refusal with which a call ends, also one in another thread. */
public final class Refusing {
    private Refusing() {}

    public static Refusal refusalOf(ThrowingCallable call) {
        var thrown = unwrapped(catchThrowable(call));
        assertThat(thrown).isInstanceOf(Refused.class);
        return ((Refused) thrown).refusal();
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable thrown) {
        return thrown instanceof CompletionException completion ? completion.getCause() : thrown;
    }
}
