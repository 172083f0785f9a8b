package dev.rollcall.api.connection;

import dev.rollcall.api.console.Place;
import java.time.LocalDate;

/**
 * Why provisioning will stop or has stopped, or has not ended an access, for owners.
 *
 * @param notice under which it is told once
 * @param stopped whether it has stopped already
 * @param onlyWhenCalled whether it is worth a mail only where the IdP calls all the same
 * @param place where something can be done about it
 */
record Trouble(String notice, boolean stopped, boolean onlyWhenCalled, String headline, String wayOut, Place place) {
    Trouble(String notice, boolean stopped, boolean onlyWhenCalled, String headline, String wayOut) {
        this(notice, stopped, onlyWhenCalled, headline, wayOut, Place.SCIM);
    }

    /** The IdP wanted to end the access of the last owner (lifecycle U16), who is told of at most once a day. */
    static Trouble lastOwnerKept(LocalDate day) {
        return new Trouble(
                "last-owner/" + day,
                false,
                true,
                "The last owner keeps access, though the identity provider ended it",
                "Make another member an owner under Console access, then send the deactivation again at your identity provider.",
                Place.ACCESS);
    }
}
