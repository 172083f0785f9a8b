package dev.rollcall.query.user;

/** Who says what a member is: an identity provider through its connection, or people by hand. */
public enum Keeper {
    IDP,
    MANUAL
}
