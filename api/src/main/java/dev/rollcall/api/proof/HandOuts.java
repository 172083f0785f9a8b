package dev.rollcall.api.proof;

import java.util.List;

/** Every way out of the house that is set up. */
record HandOuts(List<HandOut> all) {
    void go() {
        all.forEach(HandOut::go);
    }
}
