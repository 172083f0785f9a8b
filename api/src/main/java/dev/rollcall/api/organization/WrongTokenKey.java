package dev.rollcall.api.organization;

import dev.rollcall.api.settings.CannotStart;
import java.io.Serial;

/** This node would not recognise the tokens of its own installation. */
final class WrongTokenKey extends CannotStart {
    @Serial
    private static final long serialVersionUID = 1;

    WrongTokenKey() {
        super(
                "This node's token key is not the one under which this installation stores its tokens: give every node the same ROLLCALL_TOKEN_KEY, or the same token.key in its ROLLCALL_HOME",
                null);
    }
}
