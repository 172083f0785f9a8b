package dev.rollcall.command.connection;

import dev.rollcall.kernel.message.OrganizationId;

/** Which notices were sent to the owners of an organization. */
public interface SentNotices {
    /** Commits before it answers. @return whether it falls to the caller to send this notice: it does to one, on all nodes */
    boolean claim(OrganizationId organization, String notice);

    /** For a notice that could not be sent after all. */
    void release(OrganizationId organization, String notice);
}
