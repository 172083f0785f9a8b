package dev.rollcall.kernel.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final String ORIGIN = "rollcall.example/organization/0199c0de";
    private static final byte[] ROOT = Sha256.of(new byte[] {42});

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final SigningKey key = SigningKey.generate();
    private final VerifierKey verifier = key.verifier(ORIGIN);

    @Test
    void a_note_that_the_key_signed_is_opened() {
        var note = new Checkpoint(ORIGIN, 20_852_163, ROOT).signed(key);

        assertThat(note).startsWith(ORIGIN + "\n20852163\n").contains("\n\n\u2014 " + ORIGIN + " ");
        assertThat(Checkpoint.open(note, verifier)).hasValueSatisfying(opened -> {
            assertThat(opened.size()).isEqualTo(20_852_163);
            assertThat(opened.root()).isEqualTo(ROOT);
        });
    }

    @Test
    void a_note_in_which_any_character_is_another_is_not_opened() {
        var note = new Checkpoint(ORIGIN, 109_482, ROOT).signed(key);

        for (int place = 0; place < note.length(); place++) {
            var changed = new StringBuilder(note);
            changed.setCharAt(place, note.charAt(place) == '7' ? '8' : '7');
            assertThat(Checkpoint.open(changed.toString(), verifier))
                    .as("character %d", place)
                    .isEmpty();
        }
        assertThat(Checkpoint.open(note.substring(0, note.length() - 1), verifier))
                .isEmpty();
        assertThat(Checkpoint.open(note + "\n", verifier)).isEmpty();
        assertThat(Checkpoint.open("", verifier)).isEmpty();
    }

    @Test
    void a_signature_is_written_in_one_way() {
        var note = new Checkpoint(ORIGIN, 7, ROOT).signed(key);
        int last = note.indexOf('=', note.indexOf("\n\n")) - 1;

        var opened = BASE64.chars()
                .mapToObj(letter -> note.substring(0, last) + (char) letter + note.substring(last + 1))
                .filter(changed -> Checkpoint.open(changed, verifier).isPresent());

        assertThat(opened).containsExactly(note);
    }

    @Test
    void a_note_of_another_key_or_another_log_is_not_opened() {
        var note = new Checkpoint(ORIGIN, 1, ROOT).signed(key);

        assertThat(Checkpoint.open(note, SigningKey.generate().verifier(ORIGIN)))
                .isEmpty();
        assertThat(Checkpoint.open(note, key.verifier("rollcall.example/organization/other")))
                .isEmpty();
    }

    @Test
    void other_signatures_beside_ours_do_no_harm() {
        var note = new Checkpoint(ORIGIN, 5, ROOT).signed(key);
        var witnessed = note + "\u2014 witness.example TnKKVHLXBQ==\n";

        assertThat(Checkpoint.open(witnessed, verifier)).isPresent();
    }

    @Test
    void a_key_is_kept_as_text_and_signs_the_same_afterwards() {
        var kept = SigningKey.parse(key.text() + "\n");

        assertThat(kept.verifier(ORIGIN)).hasToString(verifier.toString());
        assertThat(Checkpoint.open(new Checkpoint(ORIGIN, 3, ROOT).signed(kept), verifier))
                .isPresent();
    }

    @Test
    void what_is_no_key_is_told_so() {
        var other = SigningKey.generate().text();
        for (var wrong : List.of(
                "",
                "rubbish",
                "a.b",
                key.text().substring(3),
                key.text().split("\\.", 2)[0] + "." + other.split("\\.", 2)[1])) {
            assertThatThrownBy(() -> SigningKey.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_proof_of_one_record_among_a_million_is_less_than_two_kilobytes() {
        var tree = new MerkleTree((level, index) -> Sha256.of(new byte[] {(byte) level}));
        var proof = new InclusionProof(
                654_321, tree.inclusion(654_321, 1_000_000), new Checkpoint(ORIGIN, 1_000_000, ROOT).signed(key));

        assertThat(proof.text())
                .startsWith("c2sp.org/tlog-proof@v1\nindex 654321\n")
                .hasSizeLessThan(2048);
    }
}
