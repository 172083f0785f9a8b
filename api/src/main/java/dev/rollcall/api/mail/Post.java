package dev.rollcall.api.mail;

import java.util.List;

/** Takes letters to owners. */
public interface Post {
    /** @return to how many it was given away; neither an address nor a name of theirs is logged */
    int send(Letter letter, List<String> addresses);
}
