package dev.rollcall.api.console;

import dev.rollcall.kernel.message.OrganizationId;
import java.util.List;

/** Finds what stands in the banner of every page. */
public interface Notices {
    List<Notice> of(OrganizationId organization);
}
