package dev.rollcall.kernel.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an auditor finds out offline: each kind of tampering, and by which record. */
class EvidencePackTest {
    private static final UUID ORGANIZATION = UUID.fromString("0199a3c0-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0199a3c0-0000-7000-8000-00000000000f");
    private static final String ORIGIN = "rollcall.example/" + ORGANIZATION;
    private static final Instant TIME = Instant.parse("2026-03-31T22:00:00Z");
    private static final String QUARTER = "every record from 2026-01-01 to 2026-03-31, days in UTC";
    private static final int SIZE = 300;
    private static final int FIRST = 101;
    private static final int LAST = 250;
    private static final Verifier VERIFIER = new Verifier();

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate();
    private final List<Entry> log = log();
    private UnaryOperator<String> summarized = UnaryOperator.identity();
    private String question = QUARTER;
    private String zone = "UTC";
    private String payloads = "all";
    private String added = "";
    private int without;

    /** One sealed record with the documents it commits to. */
    private record Entry(Envelope envelope, byte[] payload, byte[] salt, byte[] personal) {
        static Entry at(int position, UUID organization, String payload) {
            byte[] document = payload.getBytes(StandardCharsets.UTF_8);
            byte[] salt = Arrays.copyOf(Sha256.of(new byte[] {(byte) position}), Commitment.SALT_BYTES);
            byte[] personal = ("{\"userName\":\"user" + position + "@example.com\"}").getBytes(StandardCharsets.UTF_8);
            var envelope = new Envelope(
                    organization,
                    position,
                    new UUID(7, position),
                    "user.deactivated",
                    1,
                    new UUID(8, position % 50),
                    (position - 1) / 50,
                    "token:k7Qp2mXz",
                    null,
                    "PATCH",
                    new UUID(9, position),
                    TIME.plusSeconds(position),
                    TIME.plusSeconds(position),
                    TIME.plusSeconds(position),
                    Commitment.toPayload(document),
                    Commitment.toPersonal(salt, personal));
            return new Entry(envelope, document, salt, personal);
        }

        static Entry at(int position) {
            return at(position, ORGANIZATION, "{\"number\":" + position + "}");
        }
    }

    private static List<Entry> log() {
        var log = new ArrayList<Entry>();
        for (int position = 1; position <= SIZE; position++) {
            log.add(Entry.at(position));
        }
        return log;
    }

    private static MerkleTree tree(List<Entry> log) {
        return new MerkleTree(new MerkleTree.Subtrees() {
            @Override
            public byte[] hash(int level, long index) {
                return level == 0
                        ? log.get(Math.toIntExact(index)).envelope().leafHash()
                        : MerkleTree.parent(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
            }
        });
    }

    /** The files that a server would write which keeps this log. */
    private Path pack(List<Entry> kept, SigningKey signer, long since) {
        var tree = tree(kept);
        var out = new ByteArrayOutputStream();
        var pack = new EvidencePack(
                out,
                new EvidencePack.Claim(
                        ORIGIN,
                        ORGANIZATION,
                        FIRST,
                        LAST,
                        kept.size(),
                        question,
                        zone,
                        "Rollcall 1.0",
                        TIME,
                        payloads));
        try {
            pack.add("left.txt", tree.cover(0, FIRST - 1));
            pack.add("envelopes.jsonl", stream -> {
                for (var entry : kept.subList(FIRST - 1, LAST)) {
                    stream.write(entry.envelope().bytes());
                    stream.write('\n');
                }
            });
            pack.add("leaves.txt", lines(kept, entry -> base64(entry.envelope().leafHash())));
            pack.add("right.txt", tree.cover(LAST, kept.size()));
            pack.add(
                    "payloads.txt",
                    lines(
                            kept.stream()
                                    .filter(entry -> entry.envelope().position() != without)
                                    .toList(),
                            entry -> entry.envelope().position() + " " + base64(entry.payload()) + " "
                                    + orDash(entry.salt()) + " " + orDash(entry.personal())));
            pack.add("summary.csv", summarized.apply(summary(kept)));
            pack.add("checkpoint.txt", new Checkpoint(ORIGIN, kept.size(), tree.root(kept.size())).signed(signer));
            if (since > 0 && since < kept.size()) {
                pack.add("consistency-" + since + ".txt", hashes(tree.consistency(since, kept.size())));
            }
            if (!added.isEmpty()) {
                pack.add(added, "");
            }
            pack.add("key.txt", signer.verifier(ORIGIN) + "\n");
            pack.finish(signer);
            return Files.write(folder.resolve("pack.zip"), out.toByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String summary(List<Entry> kept) {
        return "\uFEFFposition,time,fact,about,subject,sequence,actor,connection,verb,receivedAt,recordedAt,request\r\n"
                + lines(kept, entry -> {
                    var told = entry.envelope();
                    var time = told.ledgerAt().atOffset(ZoneOffset.ofHours(2)).toString();
                    return "%d,%s,%s,\"Jensen, \"\"Babs\"\"\",%s,%d,%s,,%s,%s,%s,%s\r"
                            .formatted(
                                    told.position(),
                                    time,
                                    told.name(),
                                    told.subject(),
                                    told.sequence(),
                                    told.actor(),
                                    told.verb(),
                                    time,
                                    time,
                                    told.request());
                })
                + """
                        ""\r
                        report,"Evidence: every record from 2026-01-01 to 2026-03-31, days in UTC"\r
                        organization,Acme,0199a3c0-0000-7000-8000-000000000001\r
                        zone,UTC\r
                        made at,2026-03-31T22:00Z,operator\r
                        positions,101,250\r
                        checkpoint at size,%d\r
                        rows,150\r
                        names,"in ""about"" are those of today, where they are still known; no hash covers them"\r
                        software,Rollcall 1.0\r
                        """.formatted(kept.size());
    }

    private interface Line {
        String of(Entry entry);
    }

    private static String lines(List<Entry> log, Line line) {
        var text = new StringBuilder();
        log.stream()
                .filter(entry ->
                        entry.envelope().position() >= FIRST && entry.envelope().position() <= LAST)
                .forEach(entry -> text.append(line.of(entry)).append('\n'));
        return text.toString();
    }

    private static String hashes(List<byte[]> path) {
        return path.stream().map(EvidencePackTest::base64).reduce("", (all, hash) -> all + hash + "\n");
    }

    private static String orDash(byte[] bytes) {
        return bytes.length == 0 ? "-" : base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String verified(Path pack, String... more) {
        var arguments = new ArrayList<>(List.of("--key", key.verifier(ORIGIN).toString()));
        arguments.addAll(List.of(more));
        return VERIFIER.of(pack, arguments.toArray(String[]::new));
    }

    private Path checkpoint(long size) throws IOException {
        return Files.writeString(
                folder.resolve("kept.txt"),
                new Checkpoint(ORIGIN, size, tree(log).root(size)).signed(key));
    }

    /** The same pack with one file changed by somebody who has no key. */
    private Path altered(Path pack, String name, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> files = read(pack);
        files.put(
                name,
                change.apply(new String(files.get(name), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        return write(files);
    }

    private static Map<String, byte[]> read(Path pack) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(Files.newInputStream(pack))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private Path write(Map<String, byte[]> files) throws IOException {
        var path = folder.resolve("altered.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return path;
    }

    private static UnaryOperator<String> line(int position, UnaryOperator<String> change) {
        return text -> {
            var lines = new ArrayList<>(text.lines().toList());
            lines.set(position - FIRST, change.apply(lines.get(position - FIRST)));
            return String.join("\n", lines) + "\n";
        };
    }

    @Test
    void a_pack_of_an_honest_log_is_verified() throws IOException {
        var pack = pack(log, key, 200);

        assertThat(verified(pack, "--checkpoint", checkpoint(200).toString()))
                .contains(
                        "150 records from position 101 to 250 are complete",
                        "150 payloads",
                        "summary.csv tells each record as it was sealed",
                        "continues the one of kept.txt, size 200",
                        "\nVERIFIED",
                        "status 0");
    }

    @Test
    void ranges_at_the_ends_of_a_log_and_logs_of_any_size_are_verified() {
        for (int size = LAST; size < LAST + 40; size += 3) {
            assertThat(verified(pack(log.subList(0, size), key, 0))).contains("\nVERIFIED");
        }
    }

    @Test
    void an_auditor_runs_it_as_the_pack_says() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Verifier.SOURCE.toString(),
                        pack(log, key, 0).toString(),
                        "--key",
                        key.verifier(ORIGIN).toString())
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed).contains("\nVERIFIED");
        assertThat(process.exitValue()).isZero();
    }

    /** Whoever makes a false pack also makes a key for it. */
    @Test
    void nothing_is_verified_by_the_key_of_the_pack() throws IOException {
        assertThat(VERIFIER.of(pack(log, key, 0)))
                .contains("The key is the one you were given", "status 2")
                .doesNotContain("VERIFIED");
    }

    @Test
    void t01_a_payload_that_was_edited_is_named() {
        var tampered = new ArrayList<>(log);
        var real = log.get(119);
        tampered.set(
                119,
                new Entry(
                        real.envelope(),
                        "{\"number\":7}".getBytes(StandardCharsets.UTF_8),
                        real.salt(),
                        real.personal()));

        assertThat(verified(pack(tampered, key, 0)))
                .contains("BAD The payload of the record at position 120 was changed", "status 1");
    }

    @Test
    void t02_personal_data_that_was_edited_is_named() {
        var tampered = new ArrayList<>(log);
        var real = log.get(119);
        tampered.set(119, new Entry(real.envelope(), real.payload(), real.salt(), new byte[] {1}));

        assertThat(verified(pack(tampered, key, 0)))
                .contains("BAD The personal data of the record at position 120 was changed");
    }

    @Test
    void personal_data_without_the_salt_that_it_was_committed_to_with_is_not_taken_for_it() {
        var real = log.get(119);
        var one = real.personal();
        for (var forged : List.of(
                new Entry(real.envelope(), real.payload(), new byte[0], one),
                new Entry(real.envelope(), real.payload(), real.salt(), new byte[0]),
                new Entry(
                        real.envelope(),
                        real.payload(),
                        joined(real.salt(), one, 20),
                        Arrays.copyOfRange(one, 4, one.length)),
                new Entry(otherwise(real.envelope(), 0, 0, null), real.payload(), new byte[0], one))) {
            var tampered = new ArrayList<>(log);
            tampered.set(119, forged);

            assertThat(verified(pack(tampered, key, 0)))
                    .contains("BAD The personal data of the record at position 120 was changed");
        }
    }

    private static byte[] joined(byte[] salt, byte[] personal, int length) {
        byte[] joined = Arrays.copyOf(salt, length);
        System.arraycopy(personal, 0, joined, salt.length, length - salt.length);
        return joined;
    }

    private static Envelope otherwise(Envelope real, int later, int seconds, @Nullable String personalCommit) {
        return new Envelope(
                real.organization(),
                real.position(),
                real.event(),
                real.name(),
                real.revision(),
                real.subject(),
                real.sequence() + later,
                real.actor(),
                real.connection(),
                real.verb(),
                real.request(),
                real.receivedAt(),
                real.recordedAt(),
                real.ledgerAt().plusSeconds(seconds),
                real.payloadHash(),
                personalCommit);
    }

    /** Sealed and signed all the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|1200|BAD The record at position 250 bears another time",
                "0|-1|BAD The record at position 250 bears another time",
                "1|0|BAD A fact of 00000000-0000-0008-0000-000000000000 is missing before position 250"
            })
    void a_record_that_cannot_have_been_sealed_so_is_named(int later, int seconds, String words) {
        var forged = new ArrayList<>(log);
        var real = log.get(LAST - 1);
        var envelope =
                otherwise(real.envelope(), later, seconds, real.envelope().personalCommit());
        forged.set(LAST - 1, new Entry(envelope, real.payload(), real.salt(), real.personal()));

        assertThat(verified(pack(forged, key, 0))).contains(words, "status 1");
    }

    @Test
    void t03_an_envelope_that_was_edited_is_named() throws IOException {
        var pack = altered(
                pack(log, key, 0),
                "envelopes.jsonl",
                line(142, text -> text.replace("user.deactivated", "user.reactivated")));

        assertThat(verified(pack)).contains("BAD The record at position 142 is not the one that was sealed");
    }

    @Test
    void t04_a_time_that_was_edited_is_named() throws IOException {
        var pack = altered(
                pack(log, key, 0), "envelopes.jsonl", line(142, text -> text.replace("T22:02:22", "T22:00:22")));

        assertThat(verified(pack)).contains("BAD The record at position 142 is not the one that was sealed");
    }

    @Test
    void t05_a_record_taken_out_of_the_middle_is_named() throws IOException {
        var pack = altered(
                pack(log, key, 0),
                "envelopes.jsonl",
                line(180, _ -> "").andThen(text -> text.replace("\n\n", "\n"))::apply);

        assertThat(verified(pack))
                .contains("BAD At position 180 stands the record of position 181: one is missing, doubled or moved");
    }

    @Test
    void t06_records_cut_off_at_the_end_are_named() throws IOException {
        var pack = altered(
                pack(log, key, 0),
                "envelopes.jsonl",
                text -> text.substring(0, text.indexOf("\"position\":240,")).replaceAll("[^\n]*$", ""));

        assertThat(verified(pack)).contains("BAD The record at position 240 is missing");
    }

    @Test
    void t07_a_record_put_in_between_is_named() throws IOException {
        var pack = altered(pack(log, key, 0), "envelopes.jsonl", line(130, text -> {
            var other = new String(
                    Entry.at(130, ORGANIZATION, "{\"forged\":true}").envelope().bytes(), StandardCharsets.UTF_8);
            return other + "\n" + text;
        }));

        assertThat(verified(pack)).contains("BAD The record at position 130 is not the one that was sealed");
    }

    @Test
    void t08_two_records_that_changed_places_are_named() {
        var tampered = new ArrayList<>(log);
        Collections.swap(tampered, 149, 150);

        assertThat(verified(pack(tampered, key, 0))).contains("BAD At position 150 stands the record of position 151");
    }

    @Test
    void t09_a_record_of_another_organization_is_named() {
        var tampered = new ArrayList<>(log);
        tampered.set(160, Entry.at(161, OTHER, "{\"number\":161}"));

        assertThat(verified(pack(tampered, key, 0)))
                .contains("BAD The record at position 161 is of another organization, " + OTHER);
    }

    @Test
    void t10_a_record_that_stands_twice_is_named() {
        var tampered = new ArrayList<>(log);
        tampered.set(170, log.get(169));

        assertThat(verified(pack(tampered, key, 0))).contains("BAD At position 171 stands the record of position 170");
    }

    @Test
    void t11_a_log_brought_back_from_an_old_backup_is_told() throws IOException {
        var kept = checkpoint(290);

        assertThat(verified(pack(log.subList(0, 280), key, 0), "--checkpoint", kept.toString()))
                .contains("BAD The log has lost records: kept.txt was signed at size 290, the pack is of size 280");
    }

    @Test
    void t12_a_history_rewritten_by_whoever_holds_database_and_key_contradicts_an_earlier_checkpoint()
            throws IOException {
        var kept = checkpoint(200);
        var rewritten = new ArrayList<>(log);
        rewritten.set(119, Entry.at(120, ORGANIZATION, "{\"number\":\"another\"}"));

        assertThat(verified(pack(rewritten, key, 200))).contains("\nVERIFIED");
        assertThat(verified(pack(rewritten, key, 200), "--checkpoint", kept.toString()))
                .contains("BAD The log is no continuation of the one in kept.txt");
    }

    @Test
    void t13_a_checkpoint_of_another_size_root_or_signature_is_told() throws IOException {
        var pack = pack(log, key, 0);

        assertThat(verified(altered(pack, "checkpoint.txt", text -> text.replace("\n300\n", "\n299\n"))))
                .contains("BAD checkpoint.txt is not signed by the key");
        assertThat(verified(altered(pack, "checkpoint.txt", text -> text.replaceFirst("\n[A-Za-z0-9+/]", "\n/"))))
                .contains("BAD checkpoint.txt");
        assertThat(verified(altered(pack, "checkpoint.txt", text -> text.replaceFirst("....\n$", "AAA=\n"))))
                .contains("BAD checkpoint.txt is not signed by the key");
    }

    @Test
    void t14_a_pack_signed_by_another_key_is_told() {
        assertThat(verified(pack(log, SigningKey.generate(), 0)))
                .contains("BAD manifest.txt is not signed by the key of " + ORIGIN);
    }

    @Test
    void t15_leaves_changed_together_with_their_records_do_not_lead_to_the_root() throws IOException {
        var forged = Entry.at(200, ORGANIZATION, "{\"forged\":true}");
        var pack = altered(
                altered(
                        pack(log, key, 0),
                        "envelopes.jsonl",
                        line(200, _ -> new String(forged.envelope().bytes(), StandardCharsets.UTF_8))),
                "leaves.txt",
                line(200, _ -> base64(forged.envelope().leafHash())));

        assertThat(verified(pack)).contains("BAD The records from position 101 to 250 do not lead to the root");
    }

    @Test
    void t16_a_report_in_which_a_row_was_changed_is_told() throws IOException {
        var pack = altered(pack(log, key, 0), "summary.csv", text -> text.replace("PATCH", "DELETE"));

        assertThat(verified(pack)).contains("BAD summary.csv was changed after the pack was made");
    }

    @Test
    void t17_a_file_taken_out_added_or_a_manifest_edited_is_told() throws IOException {
        var files = read(pack(log, key, 0));
        var less = new LinkedHashMap<>(files);
        less.remove("summary.csv");
        assertThat(verified(write(less))).contains("BAD summary.csv was taken out of the pack");
        var more = new LinkedHashMap<>(files);
        more.put("note.txt", new byte[0]);
        assertThat(verified(write(more))).contains("BAD note.txt was added to the pack");
        assertThat(verified(altered(write(files), "manifest.txt", text -> text.replace("first 101", "first 102"))))
                .contains("BAD manifest.txt is not signed by the key");
    }

    /** One program shows the first of two files of a name, another one the last. */
    @Test
    void a_file_that_is_there_twice_is_told() throws IOException {
        var files = read(pack(log, key, 0));
        files.put("Summary.csv", "who,when\n".getBytes(StandardCharsets.UTF_8));
        var twice = new String(Files.readAllBytes(write(files)), StandardCharsets.ISO_8859_1)
                .replace("Summary.csv", "summary.csv");
        Files.write(folder.resolve("altered.zip"), twice.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(verified(folder.resolve("altered.zip"))).contains("BAD summary.csv is in the pack twice");
    }

    /** Who holds the key may sign a summary that tells otherwise; whoever reads it alone would be misled. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "user.deactivated|user.reactivated|in fact",
                "T00:02+02:00|T00:02:01+02:00|in time",
                "token:k7Qp2mXz|token:somebody|in actor",
                "PATCH|DELETE|in verb",
                "user.deactivated|'user.deactivated|in fact"
            })
    void a_signed_summary_that_tells_a_record_otherwise_is_named(String sealed, String told, String column) {
        summarized = text -> text.replaceFirst("(?s)(\n120,[^\r]*?)" + Pattern.quote(sealed), "$1" + told);
        assertThat(verified(pack(log, key, 0)))
                .contains("BAD summary.csv tells the record at position 120 otherwise than it was sealed, " + column);
    }

    @Test
    void a_signed_summary_without_a_record_or_with_one_too_many_is_named() {
        summarized = text -> text.replaceFirst("(?s)\n120,.*?\r\n121,", "\n121,");
        assertThat(verified(pack(log, key, 0))).contains("BAD summary.csv tells the record at position 120 otherwise");
        summarized = text -> text.replace("\"\"\r\nreport", "251,x\r\n\"\"\r\nreport");
        assertThat(verified(pack(log, key, 0))).contains("BAD summary.csv tells of a record that is not in the pack");
    }

    /** What one program reads as one record, another one reads as two. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\\n120,|\\n120\\n", "\\n120,|\\n1\"20\",", ",PATCH,|,\"PATCH\"x,", ",PATCH,|,PA\\rTCH,"})
    void a_summary_that_could_be_read_in_two_ways_is_refused(String written, String otherwise) {
        summarized = text -> text.replaceFirst(written, otherwise.translateEscapes());
        assertThat(verified(pack(log, key, 0))).contains("BAD summary.csv is no CSV file (RFC 4180)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows,149",
                "positions,101,249",
                "checkpoint at size,299",
                "zone,Europe/Berlin",
                "organization,Acme,0199a3c0-0000-7000-8000-00000000000f",
                "report,complete for 2026",
                "made at,2026-03-31T22:01Z,operator",
                "names,120,2026-04-01T00:02+02:00,user.deactivated,bob",
                "software,other",
                "120,2026-04-01T00:02+02:00,user.removed"
            })
    void a_summary_that_says_of_itself_what_is_not_so_is_refused(String line) {
        var kind = Pattern.quote(line.substring(0, line.indexOf(',')));
        summarized = text ->
                text.replaceFirst("(?s)\r\n\"\"\r\n(.*?)" + kind + ",[^\r]*\r\n", "\r\n\"\"\r\n$1") + line + "\r\n";
        assertThat(verified(pack(log, key, 0)))
                .contains("BAD summary.csv says after its records what the pack does not: " + line);
    }

    @Test
    void a_summary_says_of_itself_each_thing_once() {
        summarized = text -> text + "rows,150\r\n";
        assertThat(verified(pack(log, key, 0)))
                .contains("BAD summary.csv says after its records what the pack does not");
        summarized = text -> text.replace("rows,150\r\n", "");
        assertThat(verified(pack(log, key, 0))).contains("BAD summary.csv does not say of itself all that it has to");
    }

    /** Unpacked, it may take the place of one that was verified. */
    @ParameterizedTest
    @ValueSource(strings = {"./summary.csv", "Summary.csv", "leavers.csv", "../summary.csv", "consistency-07.txt"})
    void a_signed_file_that_no_pack_has_is_refused(String name) {
        added = name;
        assertThat(verified(pack(log, key, 0))).contains("BAD " + name + " is no file of a pack");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all ",
                "user.deactivated\tuser.removed",
                "user.deactivated\u00a0user.removed",
                "user.deactivated  user.removed",
                "all user.deactivated",
                "every payload"
            })
    void payloads_are_claimed_in_one_way(String claim) {
        payloads = claim;
        assertThat(verified(pack(log, key, 0)))
                .contains("BAD manifest.txt is of a format that this program does not know");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every record from position 1 to 999",
                "all records from position 1 to 999",
                "every record from 2026-01-01 to 2026-03-31, days in Europe/Berlin",
                "every record from 2026-01-01 to 2026-03-31, days in UTC, and nobody left"
            })
    void a_signed_manifest_asks_for_what_is_there(String other) {
        question = other;
        assertThat(verified(pack(log, key, 0)))
                .contains("BAD manifest.txt says that question is " + other + "; the pack says");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-01 to 2026-02-28|UTC|The record at position 101, of 2026-03-31T22:01:41.000000Z, is of none of the days",
                "2026-04-30 to 2026-03-31|UTC|manifest.txt asks for days that there are not: from 2026-04-30 to 2026-03-31",
                "2026-01-01 to 2026-02-30|UTC|manifest.txt asks for a day that there is not: 2026-02-30",
                "2026-01-01 to 2026-03-31|+1+1|manifest.txt has no zone, version or time: +1+1"
            })
    void a_signed_manifest_asks_for_days_of_which_the_records_can_be(String days, String in, String words) {
        zone = in;
        question = "every record from %s, days in %s".formatted(days, in);
        assertThat(verified(pack(log, key, 0))).contains("BAD " + words);
    }

    @Test
    void nothing_that_a_terminal_obeys_is_printed() {
        question = "all\u001b[2K\rVERIFIED\u202e";
        assertThat(verified(pack(log, key, 0))).contains("signed: all\\u001b[2K\\u000dVERIFIED\\u202e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T00:02+02:00 or so", "T-2:02+02:00", "T24:02Z", "T00:02+75:00", "T00:02", "T00-02+02:00"})
    void a_time_that_is_none_is_not_the_sealed_one(String time) {
        summarized = text -> text.replaceFirst("(?s)(\\n120,[^\\r]*?)" + Pattern.quote("T00:02+02:00"), "$1" + time);
        assertThat(verified(pack(log, key, 0))).contains("BAD summary.csv tells the record at position 120 otherwise");
    }

    @Test
    void a_signed_manifest_says_each_thing_once() {
        question = QUARTER + "\nfirst 7";
        assertThat(verified(pack(log, key, 0))).contains("BAD manifest.txt can be read in two ways near: first 7");
    }

    @Test
    void a_payload_that_the_signed_manifest_claims_is_there() {
        without = 120;
        assertThat(verified(pack(log, key, 0)))
                .contains("BAD The payload of the record at position 120 is missing; the manifest claims it");
    }

    @Test
    void personal_data_that_is_kept_back_is_told() {
        var erased = new ArrayList<>(log);
        var real = log.get(119);
        erased.set(119, new Entry(real.envelope(), real.payload(), new byte[0], new byte[0]));
        assertThat(verified(pack(erased, key, 0)))
                .contains("ATTENTION the personal data of 1 of these records is not in the pack", "\nVERIFIED");
    }

    /** Both directions of reading a ZIP have to show the files that are verified. */
    @Test
    void a_pack_that_reads_otherwise_from_its_beginning_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(pack(log, key, 0));
        var other = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(other)) {
            out.putNextEntry(new ZipEntry("summary.csv"));
            out.write("nobody left".getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        int directory = new String(other.toByteArray(), StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        var before = new ByteArrayOutputStream();
        before.write(other.toByteArray(), 0, directory);
        before.write(whole);
        var renamed = new String(whole, StandardCharsets.ISO_8859_1).replaceFirst("summary.csv", "summarx.csv");

        for (byte[] forged : List.of(before.toByteArray(), renamed.getBytes(StandardCharsets.ISO_8859_1))) {
            assertThat(verified(Files.write(folder.resolve("forged.zip"), forged)))
                    .containsAnyOf(
                            "for a program that reads the pack from its beginning",
                            "The ZIP holds more than its files and their directory")
                    .contains("status 1");
        }
        byte[] inComment = other.toByteArray();
        byte[] commented = Arrays.copyOf(whole, whole.length + inComment.length);
        System.arraycopy(inComment, 0, commented, whole.length, inComment.length);
        commented[whole.length - 2] = (byte) inComment.length;
        commented[whole.length - 1] = (byte) (inComment.length >> 8);
        for (byte[] forged : List.of(commented, Arrays.copyOf(whole, whole.length + 30))) {
            assertThat(verified(Files.write(folder.resolve("forged.zip"), forged)))
                    .contains("BAD ", "status 1");
        }
    }

    /** Programs that go by the directory alone would show less of a file, other files, or none. */
    @ParameterizedTest
    @ValueSource(ints = {16, 20, 24, 34, 38})
    void a_directory_that_tells_its_files_otherwise_is_refused(int field) throws IOException {
        byte[] whole = Files.readAllBytes(pack(log, key, 0));
        int directory = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 6);
        whole[directory + field] ^= 1;
        assertThat(verified(Files.write(folder.resolve("told.zip"), whole))).contains("BAD ", "status 1");
    }

    /** Programs look for the directory as far before the end as it is long. */
    @Test
    void another_directory_within_the_directory_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(pack(log, key, 0));
        whole[whole.length - 10]++;
        assertThat(verified(Files.write(folder.resolve("within.zip"), whole))).contains("BAD ", "status 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\n5,2026\"", "=1+1", "x\u202e"})
    void a_name_that_no_hash_covers_is_no_row_and_no_formula(String name) {
        summarized = text -> text.replaceFirst("(\n120,[^\r]*?),\"Jensen, \"\"Babs\"\"\",", "$1," + name + ",");
        assertThat(verified(pack(log, key, 0)))
                .contains("BAD summary.csv tells the record at position 120 otherwise than it was sealed, in about");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'=1+1", "'-Ops", "x;'=1", "'@all", "''=1"})
    void a_name_that_would_be_a_formula_stands_behind_an_apostrophe(String name) {
        summarized = text -> text.replaceFirst("(\n120,[^\r]*?),\"Jensen, \"\"Babs\"\"\",", "$1," + name + ",");
        assertThat(verified(pack(log, key, 0))).contains("VERIFIED").doesNotContain("BAD");
    }

    /** What is 20 bytes long may be the size of a large file; this is none, and another name for some programs. */
    @Test
    void a_file_has_no_other_name_in_its_own_header() throws IOException {
        var name = new byte[] {1, 0, 0, 0, 0x75, 0x70, 12, 0, 1, 0, 0, 0, 0, 'e', 'v', 'l', '.', 't', 'x', 't'};
        assertThat(verified(named(entry -> entry.setExtra(name), entry -> entry.setExtra(null))))
                .contains("BAD The ZIP holds more than its files and their directory");
    }

    @Test
    void a_name_that_only_some_programs_read_is_refused() throws IOException {
        assertThat(verified(named(entry -> entry.setExtra(new byte[] {0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 'x'}), _ -> {})))
                .contains("BAD The ZIP holds more than its files and their directory");
    }

    /** The pack with another header of right.txt, and another entry for it in the directory. */
    private Path named(Consumer<ZipEntry> header, Consumer<ZipEntry> listed) throws IOException {
        var changed = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(Files.newInputStream(pack(log, key, 0)));
                var out = new ZipOutputStream(changed)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var copy = new ZipEntry(entry.getName());
                boolean isMeant = entry.getName().equals("right.txt");
                if (isMeant) {
                    header.accept(copy);
                }
                out.putNextEntry(copy);
                if (isMeant) {
                    listed.accept(copy);
                }
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return Files.write(folder.resolve("named.zip"), changed.toByteArray());
    }

    /** Its sizes and its checksum follow a file; what its header says of them, some programs go by. */
    @ParameterizedTest
    @ValueSource(ints = {14, 18, 22})
    void a_header_that_tells_its_file_otherwise_is_refused(int field) throws IOException {
        byte[] whole = Files.readAllBytes(pack(log, key, 0));
        int header = new String(whole, StandardCharsets.ISO_8859_1).indexOf("envelopes.jsonl") - 30;
        whole[header + field] = 5;
        assertThat(verified(Files.write(folder.resolve("told.zip"), whole))).contains("BAD ", "status 1");
    }

    @Test
    void nothing_stands_behind_the_signature_of_the_manifest() throws IOException {
        assertThat(verified(altered(pack(log, key, 0), "manifest.txt", text -> text + "question every record\n")))
                .contains("BAD manifest.txt is not signed, or something stands behind its signature");
    }

    @Test
    void a_pack_that_broke_off_is_no_pack() throws IOException {
        byte[] whole = Files.readAllBytes(pack(log, key, 0));

        for (int length : List.of(0, 100, whole.length / 2, whole.length - 1)) {
            var cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));
            assertThat(verified(cut)).contains("BAD The pack cannot be read", "status 1");
        }
    }

    /** As the server answers {@code ledger/inclusion}. */
    private String proof(int position, int size) {
        var path = tree(log).inclusion(position - 1, size).stream()
                .map(hash -> "\"" + Base64.getEncoder().encodeToString(hash) + "\"")
                .collect(Collectors.joining(","));
        var envelope = new String(log.get(position - 1).envelope().bytes(), StandardCharsets.UTF_8);
        var note = new Checkpoint(ORIGIN, size, tree(log).root(size)).signed(key);
        return proof(
                position,
                size,
                tree(log).root(size),
                log.get(position - 1).envelope().leafHash(),
                envelope,
                note,
                path);
    }

    private static String proof(
            int position, int size, byte[] root, byte[] leaf, String envelope, String note, String path) {
        return "{\"origin\":\"%s\",\"position\":%d,\"index\":%d,\"size\":%d,\"root\":\"%s\",\"leafHash\":\"%s\",\"envelope\":\"%s\",\"checkpoint\":\"%s\",\"path\":[%s]}"
                .formatted(
                        ORIGIN,
                        position,
                        position - 1,
                        size,
                        base64(root),
                        base64(leaf),
                        envelope.replace("\\", "\\\\").replace("\"", "\\\""),
                        note.replace("\n", "\\n"),
                        path);
    }

    /** What two programs could read as two records is none, though it is sealed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user.deactivated|user.d\\u0065activated",
                "\"event\":\"|\"event\":{\"payloadHash\":\"0\"},\"x\":\"",
                "\"v\":1|\"v\":1,\"v\":1",
                "token:k7Qp2mXz|token:k7\\Qp",
                "token:k7Qp2mXz|token:k7\\u00g0",
                "\"receivedAt\":\"2026-03-31T22|\"receivedAt\":\"2026-03-31T24",
                "\"recordedAt\":\"2026-03-31T22:00|\"recordedAt\":\"2026-03-31T22:60",
                "\"ledgerAt\":\"2026-03-31T22:00:01|\"ledgerAt\":\"2026-03-31T22:00:60",
                "\"verb\":\"PATCH\"|\"verb\":\"PA\u009bCH\""
            })
    void an_envelope_is_read_in_one_way(String sealed, String otherwise) throws IOException {
        var envelope = new String(log.getFirst().envelope().bytes(), StandardCharsets.UTF_8).replace(sealed, otherwise);
        byte[] leaf = Sha256.of(new byte[] {0}, envelope.getBytes(StandardCharsets.UTF_8));
        var note = new Checkpoint(ORIGIN, 1, leaf).signed(key);

        assertThat(verified(proof(1, 1, leaf, leaf, envelope, note, "")))
                .contains("BAD An envelope cannot be read", "status 1");
    }

    private String verified(String proof) throws IOException {
        return verified(Files.writeString(folder.resolve("proof.json"), proof));
    }

    @Test
    void one_record_is_verified_by_itself_at_every_place_of_logs_of_any_size() throws IOException {
        for (int size = 1; size <= 33; size++) {
            for (int position = 1; position <= size; position++) {
                assertThat(verified(proof(position, size)))
                        .contains(
                                "ok  at position %d stands {\"actor\":\"token:k7Qp2mXz\"".formatted(position),
                                "\nVERIFIED",
                                "status 0");
            }
        }
        assertThat(verified(proof(250, SIZE))).contains("\nVERIFIED");
        assertThat(verified(proof(250, SIZE).replaceAll("(?<!\\\\)\":", "\" : ").replace(",\"", ",\n \"")))
                .as("laid out by another program")
                .contains("\nVERIFIED");
        assertThat(verified(proof(250, SIZE).replace("/", "\\/")))
                .as("escaped by another program")
                .contains("\nVERIFIED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user.deactivated|user.reactivated|does not lead to the root that was signed",
                "\\\"position\\\":120|\\\"position\\\":121|does not lead to the root that was signed",
                "\\n300\\n|\\n301\\n|is not signed by the key",
                "00000000001\\\",|0000000000f\\\",|is of another organization",
                "\"path\":[|\"path\":[],\"path\":[|This is no proof of one record",
                "\"envelope\"|\"leaf\"|This is no proof of one record: save the answer of ledger/inclusion as it comes",
                "{\"origin\"|{\"fact\":\"user.removed\",\"origin\"|This is no proof of one record",
                "{\"origin\"|{\"\\u0065nvelope\":\"{}\",\"origin\"|This is no proof of one record",
                "{\"origin\"|{\"note\":{\"origin\"|This is no proof of one record",
                "{\"origin\"|Read this: {\"origin\"|This is no proof of one record",
                "]}|]} and this|This is no proof of one record",
                "]}|],}|This is no proof of one record",
                "\"origin\":\"rollcall|\"origin\":\"another|says that origin is",
                "\"position\":120,\"index|\"position\":1,\"index|says that position is 1; its record and its checkpoint say 120",
                "\"index\":119|\"index\":5|says that index is 5",
                "\"size\":300|\"size\":5|says that size is 5",
                "\"leafHash\":\"|\"leafHash\":\"AA|says that leafHash is AA",
                "\"root\":\"|\"root\":\"AA|says that root is AA",
                "\"path\":[\"|\"path\":[\"!|The list path of the proof cannot be read",
                "\"position\":120,|\"position\":\"120\",|The member position of the proof is of another type",
                "\"path\":[\"|\"path\":\"\",\"p\":[\"|The member path of the proof is of another type",
                "\",\"|\" \",\"|This is no proof of one record",
                "user.deactivated|user.\\o|This is no proof of one record",
                "rollcall.example/|\\u+072ollcall.example/|This is no proof of one record",
                "\\n\",\"path\"|\\nsize is 9999\\n\",\"path\"|is not signed, or something stands behind its signature"
            })
    void a_proof_that_was_changed_proves_nothing(String was, String becomes, String words) throws IOException {
        var changed = proof(120, SIZE).replace(was, becomes);
        assertThat(changed).isNotEqualTo(proof(120, SIZE));
        assertThat(verified(changed)).contains("BAD ", words, "status 1");
    }

    @Test
    void a_wrong_call_is_told_how_to_call() {
        assertThat(VERIFIER.of(Path.of("pack.zip"), "--what")).contains("java Verify.java PACK.zip", "status 2");
        assertThat(verified(folder.resolve("none.zip"))).contains("BAD The pack cannot be read", "status 1");
    }
}
