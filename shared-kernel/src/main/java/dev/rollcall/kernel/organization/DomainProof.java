package dev.rollcall.kernel.organization;

/** Why a domain is believed to be an organization's. */
public enum DomainProof {
    /** The founding owner gave an e-mail address of it. */
    FOUNDING,
    /** Whoever runs the server vouches for it. */
    OPERATOR
}
