package dev.rollcall.api.proof;

import dev.rollcall.api.settings.CannotStart;
import java.io.Serial;

/** Checkpoints of this node would be of no use to those who hold the key that signed before. */
final class WrongSigningKey extends CannotStart {
    @Serial
    private static final long serialVersionUID = 1;

    WrongSigningKey() {
        super(
                "This node has no signing key, or not the one with which this installation signs its checkpoints: give every node the same ROLLCALL_SIGNING_KEY, or the same signing.key in its ROLLCALL_HOME",
                null);
    }
}
