package dev.rollcall.command.organization;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What belongs to the installation and to no organization: who operates it, and under which key tokens are stored. */
@Component
public class Installation {
    private static final long FOUNDING_LOCK = 7_643_7_644L;

    private final JdbcClient database;

    Installation(JdbcClient database) {
        this.database = database;
    }

    public record Founded(String operatorMac, String keyFingerprint) {}

    public Optional<Founded> founded() {
        return database.sql("SELECT operator_mac, key_fingerprint FROM installation")
                .query((row, index) -> new Founded(row.getString("operator_mac"), row.getString("key_fingerprint")))
                .optional();
    }

    /** Makes other nodes that start at the same time wait until this transaction has founded the installation. */
    public void lock() {
        database.sql("SELECT pg_advisory_xact_lock(?)").param(FOUNDING_LOCK).query(rows -> {});
    }

    public void found(String operatorMac, String keyFingerprint) {
        database.sql("INSERT INTO installation (operator_mac, key_fingerprint) VALUES (?, ?)")
                .params(operatorMac, keyFingerprint)
                .update();
    }
}
