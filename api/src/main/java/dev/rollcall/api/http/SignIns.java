package dev.rollcall.api.http;

import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.organization.CredentialQueries;
import dev.rollcall.query.organization.CredentialQueries.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Signs people in. An unknown e-mail costs what a known one costs, and who fails often has to wait. */
@Component
public final class SignIns {
    /** Few, for guesses from one place. Others sign in with the same e-mail meanwhile. */
    static final int MOST_OF_EMAIL_AT_ADDRESS = 10;
    /** From wherever (NIST SP 800-63B §5.2.2: no more than 100). */
    static final int MOST_OF_EMAIL = 100;

    static final int MOST_OF_ADDRESS = 100;

    public sealed interface Outcome {
        record Granted(Credential credential) implements Outcome {}

        record Denied() implements Outcome {}

        record Throttled(Duration rest) implements Outcome {
            public String text() {
                return "Too many failed sign-ins. Try again in %d minutes.".formatted(rest.toMinutes() + 1);
            }
        }
    }

    private final Function<String, Optional<Credential>> owners;
    private final PasswordEncoder passwords;
    private final String nobodysHash;
    private final FailedSignIns ofEmailAtAddress = new FailedSignIns(MOST_OF_EMAIL_AT_ADDRESS);
    private final FailedSignIns ofEmail = new FailedSignIns(MOST_OF_EMAIL);
    private final FailedSignIns ofAddress = new FailedSignIns(MOST_OF_ADDRESS);
    /** A hash takes 19 MiB and a core: strangers must not take more of them than there are. */
    private final Semaphore hashing = new Semaphore(Runtime.getRuntime().availableProcessors());

    @Autowired
    SignIns(CredentialQueries owners, PasswordEncoder passwords) {
        this(owners::credential, passwords);
    }

    SignIns(Function<String, Optional<Credential>> owners, PasswordEncoder passwords) {
        this.owners = owners;
        this.passwords = passwords;
        this.nobodysHash = String.valueOf(passwords.encode("nobody's"));
    }

    public Outcome signIn(String typed, String password, String address, Instant now) {
        var email = UserName.key(typed);
        var here = email + " " + address;
        var wait = Stream.of(ofEmailAtAddress.wait(here, now), ofEmail.wait(email, now), ofAddress.wait(address, now))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
        if (wait.isPresent()) {
            return new Outcome.Throttled(wait.get());
        }
        var known = owners.apply(typed);
        boolean right = matches(password, known.map(Credential::passwordHash).orElse(nobodysHash));
        if (known.isPresent() && right) {
            ofEmailAtAddress.forget(here);
            return new Outcome.Granted(known.get());
        }
        ofEmailAtAddress.add(here, now);
        ofEmail.add(email, now);
        ofAddress.add(address, now);
        return new Outcome.Denied();
    }

    private boolean matches(String password, String hash) {
        hashing.acquireUninterruptibly();
        try {
            return passwords.matches(password, hash);
        } finally {
            hashing.release();
        }
    }
}
