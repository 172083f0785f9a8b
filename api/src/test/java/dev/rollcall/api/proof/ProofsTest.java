package dev.rollcall.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.kernel.proof.MerkleProof;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What auditors check the ledger by, over HTTP. */
class ProofsTest {
    private static final SignedTenant ACME = new SignedTenant();
    private static final String USER = ACME.user("bjensen");
    private static final long EARLIER = ACME.sign().size();
    private static final long NEWEST = grown();

    private final Client admin = ACME.admin();

    private static long grown() {
        ACME.deactivate(USER);
        ACME.user("jsmith");
        return ACME.sign().size();
    }

    private static List<byte[]> hashes(JsonNode array) {
        return array.valueStream().map(hash -> bytes(hash.stringValue())).toList();
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static byte[] leaf(String envelope) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 0);
        return digest.digest(envelope.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode inclusion(String question) {
        return admin.get("/ledger/inclusion?" + question).json();
    }

    @Test
    void the_key_and_the_newest_checkpoint_are_told() {
        assertThat(admin.get("/ledger/key").json().path("verifierKey").stringValue())
                .isEqualTo(ACME.key());
        var latest = admin.get("/ledger/checkpoints/latest").json();
        assertThat(latest.path("size").longValue()).isEqualTo(NEWEST);
        var text = admin.get("/ledger/checkpoints/latest?format=text");
        assertThat(text.body()).isEqualTo(latest.path("checkpoint").stringValue());
        assertThat(text.header("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(text.body())
                .startsWith("rollcall/%s\n%d\n".formatted(ACME.tenant().organization(), NEWEST));
    }

    @Test
    void checkpoints_are_listed_newest_first_a_page_at_a_time_and_found_by_size() {
        var first = admin.get("/ledger/checkpoints?limit=1").json();
        assertThat(first.path("rows").path(0).path("size").longValue()).isEqualTo(NEWEST);
        var second = admin.get("/ledger/checkpoints?limit=1&before="
                        + first.path("next").stringValue())
                .json();
        assertThat(second.path("rows").path(0).path("size").longValue()).isLessThan(NEWEST);
        assertThat(admin.get("/ledger/checkpoints/" + EARLIER)
                        .json()
                        .path("size")
                        .longValue())
                .isEqualTo(EARLIER);
    }

    @Test
    void every_event_is_proved_to_stand_in_the_ledger() throws Exception {
        for (long position = 1; position <= NEWEST; position++) {
            var proof = inclusion("position=" + position);
            assertThat(bytes(proof.path("leafHash").stringValue()))
                    .isEqualTo(leaf(proof.path("envelope").stringValue()));
            assertThat(MerkleProof.includes(
                            bytes(proof.path("root").stringValue()),
                            NEWEST,
                            position - 1,
                            leaf(proof.path("envelope").stringValue()),
                            hashes(proof.path("path"))))
                    .isTrue();
        }
    }

    @Test
    void an_event_is_found_by_its_position_in_reports_and_by_its_subject() {
        var event = admin.get("/users/%s/events".formatted(USER))
                .json()
                .path("rows")
                .path(0);
        var byPosition = inclusion("position=" + event.path("position").longValue());
        var bySubject = inclusion("subject=%s&sequence=0".formatted(USER));

        assertThat(byPosition).isEqualTo(bySubject);
        assertThat(byPosition.path("envelope").stringValue()).contains("\"user.provisioned\"", USER);
    }

    @Test
    void the_proof_of_one_event_is_a_file_of_less_than_2_kb() {
        var proof = admin.get("/ledger/inclusion?position=2&format=text").body();

        assertThat(proof)
                .startsWith("c2sp.org/tlog-proof@v1\nindex 1\n")
                .endsWith(admin.get("/ledger/checkpoints/latest?format=text").body());
        assertThat(proof.length()).isLessThan(2048);
    }

    @Test
    void an_earlier_checkpoint_has_proofs_of_its_own() {
        var proof = inclusion("position=1&size=" + EARLIER);

        assertThat(proof.path("size").longValue()).isEqualTo(EARLIER);
        assertThat(proof.path("checkpoint").stringValue()).contains("\n" + EARLIER + "\n");
    }

    @Test
    void the_ledger_is_shown_to_continue_what_it_was() {
        var proof = admin.get("/ledger/consistency?first=%d".formatted(EARLIER)).json();

        assertThat(MerkleProof.connects(
                        EARLIER,
                        bytes(proof.path("firstRoot").stringValue()),
                        NEWEST,
                        bytes(proof.path("secondRoot").stringValue()),
                        hashes(proof.path("path"))))
                .isTrue();
        assertThat(proof.path("firstRoot").stringValue())
                .isEqualTo(admin.get("/ledger/checkpoints/" + EARLIER)
                        .json()
                        .path("root")
                        .stringValue());
        assertThat(proof.path("checkpoint").stringValue())
                .isEqualTo(admin.get("/ledger/checkpoints/latest?format=text").body());
        assertThat(admin.get("/ledger/consistency?format=text&first=" + EARLIER)
                        .body()
                        .lines())
                .hasSize(proof.path("path").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ledger/inclusion|400|Nothing says which event, or more than one parameter does: send either position (1 to ",
                "/ledger/inclusion?position=1&subject=0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b|400|Nothing says which event, or more than one parameter does",
                "/ledger/inclusion?position=1&sequence=0|400|sequence says which event of a subject: send subject too",
                "/ledger/inclusion?subject=0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b|400|sequence is missing; send a whole number from 0",
                "/ledger/inclusion?position=0|400|position is \"0\"; send a whole number from 1",
                "/ledger/inclusion?position=x|400|position is \"x\"; send a whole number from 1 to ",
                "/ledger/inclusion?position=100000|409|Position 100000 is not signed yet: the newest checkpoint covers the positions 1 to ",
                "/ledger/inclusion?position=1&size=0|400|size is \"0\"; send a whole number from 1 to ",
                "/ledger/inclusion?position=1&size=99999|400|size is \"99999\"; send a whole number from 1 to ",
                "/ledger/inclusion?position=1&size=2|404|No checkpoint of size 2 is kept",
                "/ledger/inclusion?subject=0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b&sequence=0|404|There is no event 0 of 0198c1e4",
                "/ledger/inclusion?subject=me|400|subject is \"me\"; send an id such as",
                "/ledger/inclusion?position=1&format=xml|400|format is \"xml\"; send text or json",
                "/ledger/consistency|400|first is missing; send a whole number from 1 to ",
                "/ledger/consistency?first=0|400|first is \"0\"; send a whole number from 1 to ",
                "/ledger/consistency?first=99999|400|first is \"99999\"; send a whole number from 1 to ",
                "/ledger/consistency?first=1&second=99999|400|second is \"99999\"; send a whole number from 1 to ",
                "/ledger/consistency?first=5&second=4|400|first is \"5\"; send a whole number from 1 to 4",
                "/ledger/checkpoints/0|400|size is \"0\"; send a whole number from 1",
                "/ledger/checkpoints/99999|404|No checkpoint of size 99999 is kept; the one before it has size ",
                "/ledger/checkpoints/newest|400|size is \"newest\"; send a whole number",
                "/ledger/checkpoints?limit=0|400|limit is \"0\"; send a whole number from 1 to 1000"
            })
    void what_cannot_be_proved_is_told_with_what_can(String path, int status, String words) {
        Answer answer = admin.get(path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.detail()).startsWith(words);
    }

    @Test
    void a_record_that_was_taken_away_is_said_to_be_gone() throws Exception {
        long before = exports();
        var gone = ACME.withoutRecord(
                3,
                () -> List.of(
                        admin.get("/ledger/inclusion?position=3"),
                        admin.get("/ledger/inclusion?position=1"),
                        admin.get("/ledger/consistency?first=" + EARLIER),
                        admin.get("/evidence?first=5&last=6")));

        assertThat(gone).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
            assertThat(answer.detail()).startsWith("The record at position 3 was sealed and is no more");
        });
        assertThat(admin.get("/ledger/inclusion?position=3").status()).isEqualTo(200);
        assertThat(exports()).isEqualTo(before);
    }

    @Test
    void what_does_not_lead_to_what_was_signed_is_no_proof() throws Exception {
        var forged = ACME.altered(
                "ledger",
                "leaf_hash = sha256('forged')",
                3,
                () -> List.of(
                        admin.get("/ledger/inclusion?position=3"),
                        admin.get("/ledger/inclusion?position=4"),
                        admin.get("/ledger/inclusion?position=4&format=text"),
                        admin.get("/ledger/consistency?first=4"),
                        admin.get("/ledger/consistency?first=2&second=5")));
        var otherwise = ACME.altered("event", "actor = 'nobody'", 3, () -> admin.get("/ledger/inclusion?position=3"));

        assertThat(forged).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
            assertThat(answer.detail())
                    .containsAnyOf("is not the one that was sealed", "do not lead to the checkpoint");
        });
        assertThat(otherwise.status()).isEqualTo(409);
        assertThat(otherwise.detail())
                .isEqualTo(
                        "The record at position 3 is not the one that was sealed, and nothing proves it; tell the operator");
        assertThat(admin.get("/ledger/inclusion?position=3").status()).isEqualTo(200);
        assertThat(admin.get("/ledger/consistency?first=2&second=5").status()).isEqualTo(200);
    }

    private static long exports() {
        return SignedTenant.owner()
                .sql("SELECT count(*) FROM event WHERE organization_id = ? AND name = 'history.exported'")
                .param(ACME.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void an_organization_that_is_not_there_has_no_key_and_no_checkpoint() {
        var nobody = new Client(
                admin.base()
                        .replace(
                                ACME.tenant().organization(),
                                SignedTenant.nobody().toString()),
                admin.authorization());

        for (String path :
                List.of("/ledger/key", "/ledger/checkpoints", "/ledger/checkpoints/latest", "/ledger/inclusion")) {
            assertThat(nobody.get(path).status()).as(path).isEqualTo(404);
        }
    }
}
