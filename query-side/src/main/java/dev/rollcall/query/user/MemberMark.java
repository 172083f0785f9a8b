package dev.rollcall.query.user;

import java.util.Optional;
import java.util.UUID;

/** A place in a list of members: what comes after it is the next page. @param key by which its section is sorted */
public record MemberMark(Found found, String key, UUID user) {
    public static final MemberMark BEGIN = begin(Found.USER_NAME);

    private static final int ID_BEGINS = 1;
    private static final int ID_ENDS = ID_BEGINS + 36;

    static MemberMark begin(Found found) {
        return new MemberMark(found, "", new UUID(0, 0));
    }

    /** This place, or the beginning of a later section. */
    MemberMark in(Found section) {
        return section == found ? this : begin(section);
    }

    /** The mark in an address: section, id, key. */
    public String text() {
        return found.letter() + user + key;
    }

    /** Empty for what {@link #text} cannot have made. */
    public static Optional<MemberMark> parse(String text) {
        if (text.length() < ID_ENDS) {
            return Optional.empty();
        }
        try {
            var user = UUID.fromString(text.substring(ID_BEGINS, ID_ENDS));
            return Found.of(text.substring(0, ID_BEGINS))
                    .map(section -> new MemberMark(section, text.substring(ID_ENDS), user));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
