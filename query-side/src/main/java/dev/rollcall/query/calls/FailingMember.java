package dev.rollcall.query.calls;

import java.util.UUID;

/** A member who is active here, though the last change that was sent did not go through. @param call that did not */
public record FailingMember(UUID user, String userName, Call call) {}
