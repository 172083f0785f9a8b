package dev.rollcall.api.mail;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where no mail server is configured: tells the log what owners would have been told. */
final class LoggedPost implements Post {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedPost.class);

    @Override
    public int send(Letter letter, List<String> addresses) {
        LOG.warn("Not mailed to {} owners, for ROLLCALL_MAIL_HOST is not set: {}", addresses.size(), letter.subject());
        return addresses.size();
    }
}
