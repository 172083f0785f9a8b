package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Rollcall;
import dev.rollcall.api.testing.Client;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.json.JsonMapper;

class SealingOffTest {
    @TempDir
    private Path home;

    @Test
    void a_node_that_does_not_seal_serves_requests_and_says_so() throws Exception {
        try (var context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Rollcall.class)
                .run("--rollcall.home=" + home, "--rollcall.ledger.sealing=off", "--server.port=0")) {
            var operator =
                    new Client("http://127.0.0.1:" + context.getWebServer().getPort(), "Bearer " + operatorToken());
            assertThat(operator.get("/actuator/health").status()).isEqualTo(200);
            var ledger = operator.get("/actuator/health/ledger");
            assertThat(ledger.status()).isEqualTo(200);
            assertThat(ledger.json().at("/components/sealing/details/sealing").stringValue())
                    .contains("ROLLCALL_LEDGER_SEALING");
            ObjectProvider<SealerThread> sealer = context.getBeanProvider(SealerThread.class);
            assertThat(sealer.stream()).isEmpty();
        }
    }

    private String operatorToken() throws Exception {
        return new JsonMapper()
                .readTree(Files.readString(home.resolve("first-start.json")))
                .path("operatorToken")
                .stringValue();
    }
}
