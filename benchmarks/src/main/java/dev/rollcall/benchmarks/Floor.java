package dev.rollcall.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** What the same machine does at best: one statement on one small table behind the barest of HTTP servers. */
enum Floor {
    /** One row of {@link #ROW} bytes and its commit. */
    INSERT {
        @Override
        Script script(int rows) {
            var request =
                    Message.bytes("POST / HTTP/1.1", HEADERS, "x".repeat(ROW).getBytes(StandardCharsets.US_ASCII));
            return new Script.Endless(201) {
                @Override
                public byte[] next() {
                    return request;
                }
            };
        }
    },
    /** One row of {@link #ROW} bytes by its primary key. */
    SELECT {
        @Override
        Script script(int rows) {
            return new Script.Endless(200) {
                @Override
                public byte[] next() {
                    int row = 1 + ThreadLocalRandom.current().nextInt(rows);
                    return Message.bytes("GET /" + row + " HTTP/1.1", HEADERS, new byte[0]);
                }
            };
        }
    };

    /** As many bytes as a user takes as JSON. */
    static final int ROW = 1536;

    private static final String HEADERS = "Host: floor\r\n";

    /** @param rows how many there are to be selected */
    abstract Script script(int rows);
}
