package dev.rollcall.kernel.oracle;

/** The other implementations that are asked. */
enum Sdk {
    UNBOUNDID(new UnboundId()),
    GOLDFISH(new Goldfish());

    private final OtherSdk asked;

    Sdk(OtherSdk asked) {
        this.asked = asked;
    }

    OtherSdk asked() {
        return asked;
    }
}
