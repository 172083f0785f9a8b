package dev.rollcall.api.proof;

import dev.rollcall.api.database.Home;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.proof.CheckpointCheck;
import dev.rollcall.query.proof.Checkpointer;
import dev.rollcall.query.proof.Contradictions;
import dev.rollcall.query.proof.Handouts;
import dev.rollcall.query.proof.SignedPast;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ProofConfiguration {
    private static final String KEY_FILE = "signing.key";

    /** At most so often a checkpoint of an organization is signed. */
    private static final Duration PACE = Duration.ofSeconds(60);

    /** Stands outside the database: configured, else made once and kept in the home. */
    @Bean
    SigningKey signingKey(Home home, LedgerDatabase database, @Value("${rollcall.signing-key}") String configured)
            throws IOException {
        if (!configured.isBlank()) {
            return SigningKey.parse(configured);
        }
        if (!home.has(KEY_FILE)) {
            if (Checkpointer.hasSigner(database)) {
                throw new WrongSigningKey();
            }
            home.writeSecret(KEY_FILE, SigningKey.generate().text().getBytes(StandardCharsets.US_ASCII));
        }
        try {
            return SigningKey.parse(new String(home.read(KEY_FILE), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException damaged) {
            throw new DamagedSigningKey(home.path().resolve(KEY_FILE), damaged);
        }
    }

    @Bean
    SignedPast signedPast(LedgerDatabase database, SigningKey key, Contradictions contradictions) {
        return new SignedPast(database, key, contradictions);
    }

    @Bean
    CheckpointCheck checkpointCheck(LedgerDatabase database, SignedPast past) {
        return new CheckpointCheck(database, past);
    }

    @Bean
    Checkpointer checkpointer(LedgerDatabase database, SigningKey key, SignedPast past, Contradictions contradictions) {
        var checkpointer = new Checkpointer(database, key, PACE, past, contradictions);
        if (!checkpointer.isSigner()) {
            throw new WrongSigningKey();
        }
        return checkpointer;
    }

    @Bean
    Handouts handouts(LedgerDatabase database) {
        return new Handouts(database);
    }

    @Bean
    HandOuts handOuts(
            Handouts handouts,
            @Value("${rollcall.checkpoints.folder}") String folder,
            @Value("${rollcall.checkpoints.webhook}") String webhook) {
        var all = new ArrayList<HandOut>();
        if (!folder.isBlank()) {
            all.add(new HandOut(new CheckpointFolder(Path.of(folder)), handouts));
        }
        if (!webhook.isBlank()) {
            all.add(new HandOut(CheckpointWebhook.of(webhook), handouts));
        }
        return new HandOuts(List.copyOf(all));
    }

    @Bean
    @ConditionalOnProperty(name = "rollcall.ledger.sealing", havingValue = "on")
    Rounds signing(
            Checkpointer checkpointer,
            SignedPast past,
            CheckpointCheck check,
            @Value("${rollcall.checkpoints.folder}") String folder) {
        var published =
                new Published(folder.isBlank() ? Map::of : new CheckpointFolder(Path.of(folder))::files, past, check);
        return new Rounds("checkpoints", () -> {
            published.meet();
            checkpointer.round();
        });
    }

    /** On a thread of their own: whoever takes them may be slow, and signing goes on. */
    @Bean
    @ConditionalOnProperty(name = "rollcall.ledger.sealing", havingValue = "on")
    Rounds handingOut(HandOuts handOuts) {
        return new Rounds("checkpoint-handout", handOuts::go);
    }

    @Bean
    CheckpointHealth checkpointsHealthIndicator(
            Contradictions contradictions, HandOuts handOuts, ObjectProvider<Rounds> rounds) {
        return new CheckpointHealth(contradictions, handOuts, rounds.stream().toList());
    }
}
