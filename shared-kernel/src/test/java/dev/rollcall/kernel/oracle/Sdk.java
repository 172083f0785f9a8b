package dev.rollcall.kernel.oracle;

/** The other implementations that are asked. */
enum Sdk {
    UNBOUNDID,
    GOLDFISH
}
