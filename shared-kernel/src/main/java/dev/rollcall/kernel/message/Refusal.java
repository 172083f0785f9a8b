package dev.rollcall.kernel.message;

/** Why a command was not carried out. Each feature has one sealed family; {@link #reason()} is written for the IdP's admin. */
public interface Refusal {
    /** Names the attribute, the value and the way out. */
    String reason();
}
