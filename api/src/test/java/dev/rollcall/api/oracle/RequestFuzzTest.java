package dev.rollcall.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.oracle.Property;
import dev.rollcall.kernel.oracle.Tape;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever is sent: an answer of ours, nothing of another organization in it, and no stack trace anywhere. */
class RequestFuzzTest {
    private static final List<String> WORDS_OF_THE_INSIDE =
            List.of("Exception", "at dev.rollcall", "org.springframework", "org.postgresql", "SELECT ");

    private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    private final Complaints complaints = new Complaints();

    /** Errors in the log, and whatever brings a stack trace. */
    private static final class Complaints extends AppenderBase<ILoggingEvent> {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThrowableProxy() != null) {
                heard.add(event.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()));
            } else if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                heard.add(event.getFormattedMessage());
            }
        }
    }

    @BeforeEach
    void listen() {
        complaints.start();
        root.addAppender(complaints);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(complaints);
    }

    @Test
    void every_request_is_answered_and_none_learns_of_others() {
        var organizations = new FuzzedOrganizations(Tape.of(7644));
        var theirs = organizations.theirs();
        Property.holds("requests", 1_500, tape -> {
            complaints.heard.clear();
            var request = new RequestGenerator(tape, organizations).request();
            var answer = request.send();
            assertThat(answer.status())
                    .as("%s\n%s", request, answer.text())
                    .satisfiesAnyOf(
                            status -> assertThat(status).isBetween(200, 499),
                            status -> assertThat(status).isEqualTo(501));
            assertThat(answer.text()).as("%s", request).doesNotContain(organizations.secrets());
            assertThat(answer.text()).as("%s", request).doesNotContain(WORDS_OF_THE_INSIDE);
            assertThat(complaints.heard).as("log at %s", request).isEmpty();
            organizations.learn(answer.text());
        });
        assertThat(organizations.theirs()).isEqualTo(theirs);
        assertThat(organizations.own().scim().post("/Users", Scim.user("alive")).status())
                .isEqualTo(201);
    }
}
