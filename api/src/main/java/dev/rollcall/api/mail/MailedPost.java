package dev.rollcall.api.mail;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** Gives a mail server one mail for each owner, so that no owner learns the address of another one. */
final class MailedPost implements Post {
    private static final Logger LOG = LoggerFactory.getLogger(MailedPost.class);

    private final JavaMailSender server;
    private final String from;

    MailedPost(JavaMailSender server, String from) {
        this.server = server;
        this.from = from;
    }

    @Override
    public int send(Letter letter, List<String> addresses) {
        var sent = (int)
                addresses.stream().filter(address -> sent(letter, address)).count();
        LOG.info("Mailed to {} of {} owners: {}", sent, addresses.size(), letter.subject());
        return sent;
    }

    private boolean sent(Letter letter, String address) {
        var mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(address);
        mail.setSubject(letter.subject());
        mail.setText(letter.text());
        try {
            server.send(mail);
            return true;
        } catch (MailException failed) {
            LOG.warn(
                    "The mail server did not take a notice: {}",
                    failed.getClass().getSimpleName());
            return false;
        }
    }
}
