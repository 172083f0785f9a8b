package dev.rollcall.api.connection;

/**
 * Why provisioning will stop or has stopped, for owners.
 *
 * @param notice under which it is told once
 * @param stopped whether it has stopped already
 * @param onlyWhenCalled whether it is worth a mail only where the IdP calls all the same
 */
record Trouble(String notice, boolean stopped, boolean onlyWhenCalled, String headline, String wayOut) {}
