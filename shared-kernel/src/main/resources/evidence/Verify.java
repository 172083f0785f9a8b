import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Verifies an evidence pack of Rollcall, or the proof of one record, offline, with nothing but a JDK (17 or newer):
 *
 * <pre>java Verify.java pack.zip --key 'VERIFIER KEY' [--checkpoint FILE]…
 * java Verify.java proof.json --key 'VERIFIER KEY'</pre>
 *
 * The key is the one you were given when you began to collect checkpoints, not the one in the pack: whoever makes a false
 * pack also makes a key for it. A checkpoint is one that left the server earlier; the pack must hold the proof that its
 * log is a continuation of that one. Exit status: 0 all holds, 1 something does not, 2 the call is wrong.
 */
public final class Verify {
    private static final long LARGE = 0xffffffffL;

    /** Of a salt of another length, a part of the document could be taken for it. */
    private static final int SALT = 16;
    private static final byte[] ED25519 = {1};
    private static final byte[] ENCODING = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private static final String ENVELOPES = "envelopes.jsonl";
    private static final String SUMMARY = "summary.csv";

    /** What of an envelope the summary tells; all of it but a name, which no hash covers. */
    private static final List<String> COLUMNS = List.of(
            "position", "time", "fact", "about", "subject", "sequence", "actor", "connection", "verb", "receivedAt", "recordedAt", "request");
    private static final Pattern FILE = Pattern.compile(
            "left\\.txt|right\\.txt|leaves\\.txt|envelopes\\.jsonl|payloads\\.txt|summary\\.csv|checkpoint\\.txt"
                    + "|consistency-[1-9][0-9]{0,17}\\.txt|key\\.txt|Verify\\.java|VERIFY\\.md");
    private static final Set<String> FOR_PEOPLE = Set.of(SUMMARY, "Verify.java", "VERIFY.md");
    private static final Set<String> SAID = Set.of(
            "pack", "origin", "organization", "first", "last", "size", "question", "zone", "version", "made", "payloads");
    private static final String FACT = "[a-z]+(?:-[a-z]+)*(?:\\.[a-z]+(?:-[a-z]+)*)+";
    private static final Pattern CLAIMED = Pattern.compile("all|none|" + FACT + "(?: " + FACT + ")*");
    private static final String ZONE = "[A-Z][A-Za-z0-9_+/-]*";
    private static final String VERSION = "[A-Z][A-Za-z0-9.-]*(?: [A-Za-z0-9.-]+)*";
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String MADE = DAY + "T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?Z";
    private static final Pattern DAYS = Pattern.compile("every record from (" + DAY + ") to (" + DAY + ")"
            + ", days in (" + ZONE + ")(?:; of today what was signed by " + MADE + ")?");
    private static final String WHOLE = "(?:0|[1-9][0-9]{0,17})";
    private static final Pattern LEVEL = Pattern.compile("[0-9]|[1-5][0-9]");

    /** Before what a spreadsheet would take for a formula stands an apostrophe. */
    private static final Pattern FORMULA = Pattern.compile("(?<=^|[;\t\r\n])(?=[\"' ]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|\\A[\t\r])");

    /** What would be one and has none. */
    private static final Pattern UNMARKED = Pattern.compile("(?!')" + FORMULA.pattern());

    /** What a terminal obeys, or shows otherwise than it is written. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
    private static final Set<String> COLOPHON = Set.of(
            "report", "organization", "zone", "made at", "positions", "checkpoint at size", "rows", "names", "software");
    private static final String NAMES = "in \"about\" are those of today, where they are still known; no hash covers them";
    private static final String SPACE = "[ \\t\\r\\n]*";

    /** As RFC 8259 has it, and nothing that some programs take for it. */
    private static final String TEXT =
            "\"([^\"\\\\\\x00-\\x1f]*+(?:\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})[^\"\\\\\\x00-\\x1f]*+)*+)\"";
    private static final Pattern SIGNATURES = Pattern.compile("(?:\u2014 [^ \\n]+ [A-Za-z0-9+/]+={0,2}\\n)+");
    private static final Pattern MEMBER =
            Pattern.compile(SPACE + "\"(\\w+)\"" + SPACE + ":" + SPACE + "(?:" + TEXT + "|(\\d{1,18})|\\[([^\\[\\]{}]*)\\])" + SPACE);
    private static final Pattern ITEM = Pattern.compile(SPACE + "\"([A-Za-z0-9+=/\\\\]+)\"" + SPACE);
    private static final Set<String> NUMBERS = Set.of("position", "index", "size");
    private static final Set<String> PROOF = Set.of(
            "origin", "position", "index", "size", "root", "leafHash", "envelope", "checkpoint", "path");
    private static final Pattern TIME = Pattern.compile(
            "[0-9]{4}-[01][0-9]-[0-3][0-9]T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?(?:Z|(?:\\+(?:0[0-9]|1[0-4])|-(?:0[0-9]|1[0-2])):[0-5][0-9])");

    /** What does not hold, in words for the auditor. */
    private static final class Bad extends Exception {
        private static final long serialVersionUID = 1;

        Bad(String message, Object... values) {
            super(message.formatted(values));
        }
    }

    /** The name of a log with the key that signs for it. */
    private record Key(String name, byte[] id, byte[] open) {
        static Key parse(String text) throws Bad {
            String[] parts = text.strip().split("\\+", 3);
            try {
                byte[] typed = bytes(parts[2]);
                byte[] open = Arrays.copyOfRange(typed, 1, typed.length);
                byte[] id = Arrays.copyOf(
                        sha256(parts[0].getBytes(StandardCharsets.UTF_8), new byte[] {'\n'}, ED25519, open), 4);
                if (typed[0] != 1 || open.length != 32 || !HexFormat.of().formatHex(id).equals(parts[1])) {
                    throw new Bad("The verifier key is damaged: %s", text);
                }
                return new Key(parts[0], id, open);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
                throw new Bad("This is no verifier key: %s", text);
            }
        }

        /** The text of a signed note, its last new line included. */
        String open(String note, String what) throws Bad {
            int end = note.lastIndexOf("\n\n");
            if (end < 0 || !SIGNATURES.matcher(note).region(end + 2, note.length()).matches()) {
                throw new Bad("%s is not signed, or something stands behind its signature", what);
            }
            String text = note.substring(0, end + 1);
            for (String line : note.substring(end + 2).split("\n")) {
                if (signs(text, line)) {
                    return text;
                }
            }
            throw new Bad("%s is not signed by the key of %s, or was changed after it was signed", what, name);
        }

        private boolean signs(String text, String line) {
            String prefix = "\u2014 " + name + " ";
            if (!line.startsWith(prefix)) {
                return false;
            }
            try {
                byte[] signed = bytes(line.substring(prefix.length()));
                if (signed.length < 5 || !Arrays.equals(Arrays.copyOf(signed, 4), id)) {
                    return false;
                }
                byte[] encoded = Arrays.copyOf(ENCODING, ENCODING.length + open.length);
                System.arraycopy(open, 0, encoded, ENCODING.length, open.length);
                Signature signature = Signature.getInstance("Ed25519");
                signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
                signature.update(text.getBytes(StandardCharsets.UTF_8));
                return signature.verify(Arrays.copyOfRange(signed, 4, signed.length));
            } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
                return false;
            }
        }
    }

    /** An envelope, read from left to right: it has these members in this order and no others, so there is one way to read it. */
    private static final class Sealed {
        private static final String ID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
        private static final String TIME = "0000-00-00T00:00:00.000000Z";
        private static final String HASH = "x".repeat(64);

        final String actor;
        final String connection;
        final String ledgerAt;
        final String name;
        final String organization;
        final String payloadHash;
        final String personalCommit;
        final String position;
        final String receivedAt;
        final String recordedAt;
        final String request;
        final String sequence;
        final String subject;
        final String verb;
        private final String text;
        private int at;

        Sealed(String text) throws Bad {
            this.text = text;
            actor = string("{\"actor\":\"");
            connection = orNull("\",\"connection\":", ID);
            form(",\"event\":\"", ID);
            ledgerAt = time("\",\"ledgerAt\":\"");
            name = word("\",\"name\":\"");
            organization = form("\",\"organization\":\"", ID);
            payloadHash = form("\",\"payloadHash\":\"", HASH);
            personalCommit = orNull("\",\"personalCommit\":", HASH);
            position = number(",\"position\":");
            receivedAt = time(",\"receivedAt\":\"");
            recordedAt = time("\",\"recordedAt\":\"");
            request = form("\",\"request\":\"", ID);
            number("\",\"revision\":");
            sequence = number(",\"sequence\":");
            subject = form(",\"subject\":\"", ID);
            verb = word("\",\"v\":1,\"verb\":\"");
            require(text.substring(at).equals("\"}"));
        }

        /** What the summary tells, in the order of its columns; null for the name that no hash covers. */
        String[] columns() {
            return new String[] {
                position, ledgerAt, name, null, subject, sequence, actor, connection, verb, receivedAt, recordedAt, request
            };
        }

        private void require(boolean holds) throws Bad {
            if (!holds) {
                throw new Bad("An envelope cannot be read: %s", text);
            }
        }

        private void expect(String literal) throws Bad {
            require(text.startsWith(literal, at));
            at += literal.length();
        }

        private char next() {
            return at < text.length() ? text.charAt(at) : 0;
        }

        private String string(String before) throws Bad {
            expect(before);
            int begin = at;
            while (next() != '"') {
                require(next() >= ' ');
                if (next() == '\\') {
                    escape();
                }
                at++;
            }
            return text.substring(begin, at);
        }

        /** As RFC 8259 has them, and nothing that some programs take for one. */
        private void escape() throws Bad {
            at++;
            require(next() != 0 && "\"\\/bfnrtu".indexOf(next()) >= 0);
            for (int digit = 0; text.charAt(at) == 'u' && digit < 4; digit++) {
                require(at + 4 < text.length() && Character.digit(text.charAt(at + 1 + digit), 16) >= 0);
            }
        }

        private String time(String before) throws Bad {
            String time = form(before, TIME);
            require(time.substring(11, 13).compareTo("24") < 0 && time.charAt(14) < '6' && time.charAt(17) < '6');
            return time;
        }

        private String orNull(String before, String form) throws Bad {
            expect(before);
            if (text.startsWith("null", at)) {
                at += 4;
                return null;
            }
            String value = form("\"", form);
            expect("\"");
            return value;
        }

        /** @param form in which an x stands for a hexadecimal digit, 0 for a decimal one */
        private String form(String before, String form) throws Bad {
            expect(before);
            int begin = at;
            for (int each = 0; each < form.length(); each++) {
                char wanted = form.charAt(each);
                char next = next();
                boolean isDigit = next >= '0' && next <= '9';
                require(wanted == 'x' ? isDigit || next >= 'a' && next <= 'f' : wanted == '0' ? isDigit : next == wanted);
                at++;
            }
            return text.substring(begin, at);
        }

        private String word(String before) throws Bad {
            expect(before);
            int begin = at;
            while (next() >= 'a' && next() <= 'z' || next() >= 'A' && next() <= 'Z' || next() == '.' || next() == '-') {
                at++;
            }
            require(at > begin);
            return text.substring(begin, at);
        }

        private String number(String before) throws Bad {
            expect(before);
            int begin = at;
            while (next() >= '0' && next() <= '9') {
                at++;
            }
            require(at > begin && at - begin < 19 && (text.charAt(begin) != '0' || at == begin + 1));
            return text.substring(begin, at);
        }
    }

    /** Size and root of a log. */
    private record Head(String origin, long size, byte[] root) {
        static Head of(String note, Key key, String what) throws Bad {
            String[] lines = key.open(note, what).split("\n");
            try {
                if (lines.length == 3 && lines[0].equals(key.name())) {
                    return new Head(lines[0], Long.parseLong(lines[1]), bytes(lines[2]));
                }
            } catch (IllegalArgumentException unreadable) {
                throw new Bad("%s cannot be read", what);
            }
            throw new Bad("%s is of another log than %s", what, key.name());
        }
    }

    /** Grows a Merkle tree (RFC 6962 §2.1) from complete subtrees, from left to right. */
    private static final class Range {
        private record Subtree(int level, byte[] hash) {}

        private final Deque<Subtree> left = new ArrayDeque<>();
        private long leaves;

        void add(int level, byte[] hash) throws Bad {
            if (leaves % (1L << level) != 0) {
                throw new Bad("The hashes beside the range do not fit its positions");
            }
            Subtree grown = new Subtree(level, hash);
            long place = leaves >> level;
            while ((place & 1) == 1) {
                grown = new Subtree(grown.level + 1, sha256(NODE, left.pop().hash, grown.hash));
                place >>= 1;
            }
            left.push(grown);
            leaves += 1L << level;
        }

        byte[] root() {
            Deque<Subtree> rest = new ArrayDeque<>(left);
            byte[] root = rest.isEmpty() ? sha256() : rest.pop().hash;
            while (!rest.isEmpty()) {
                root = sha256(NODE, rest.pop().hash, root);
            }
            return root;
        }
    }

    private final PrintStream out;
    private final ZipFile pack;
    private final Key key;
    private final Map<String, String> said = new TreeMap<>();
    private final Map<String, String> files = new TreeMap<>();
    private LocalDate from;
    private LocalDate to;

    private Verify(PrintStream out, ZipFile pack, Key key) {
        this.out = out;
        this.pack = pack;
        this.key = key;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        List<Path> checkpoints = new ArrayList<>();
        Path evidence = null;
        String key = null;
        for (int at = 0; at < arguments.length; at++) {
            boolean more = at + 1 < arguments.length;
            if (arguments[at].equals("--key") && more) {
                key = arguments[++at];
            } else if (arguments[at].equals("--checkpoint") && more) {
                checkpoints.add(Path.of(arguments[++at]));
            } else if (evidence == null && !arguments[at].startsWith("-")) {
                evidence = Path.of(arguments[at]);
            } else {
                evidence = null;
                break;
            }
        }
        boolean single = evidence != null && evidence.toString().endsWith(".json");
        if (evidence == null || key == null || single && !checkpoints.isEmpty()) {
            out.println("java Verify.java PACK.zip --key 'NAME+ID+KEY' [--checkpoint FILE]...");
            out.println("java Verify.java PROOF.json --key 'NAME+ID+KEY'");
            out.println("The key is the one you were given: key.txt of a pack proves nothing, for whoever makes a false pack also makes a key for it.");
            return 2;
        }
        return verified(out, evidence, key, single, checkpoints) ? 0 : 1;
    }

    private static boolean verified(PrintStream out, Path path, String given, boolean single, List<Path> checkpoints) {
        try {
            if (single) {
                proof(out, Files.readString(path), Key.parse(given));
            } else {
                pack(out, path, Key.parse(given), checkpoints);
            }
            out.println("VERIFIED");
            return true;
        } catch (Bad bad) {
            say(out, "BAD " + bad.getMessage());
        } catch (IOException | RuntimeException unreadable) {
            say(out, "BAD The " + (single ? "proof" : "pack") + " cannot be read: " + unreadable);
        }
        out.println("NOT VERIFIED");
        return false;
    }

    private static void pack(PrintStream out, Path path, Key key, List<Path> checkpoints) throws Bad, IOException {
        try (ZipFile pack = new ZipFile(path.toFile())) {
            new Verify(out, pack, key).all(checkpoints);
        }
    }

    /** The answer of {@code ledger/inclusion}: its envelope stands in the log that its checkpoint is of. */
    private static void proof(PrintStream out, String json, Key key) throws Bad {
        Map<String, String> proof = members(json);
        String envelope = proof.get("envelope");
        Head head = Head.of(proof.get("checkpoint"), key, "The checkpoint of the proof");
        Sealed sealed = new Sealed(envelope);
        long position = Long.parseLong(sealed.position);
        String organization = sealed.organization;
        if (!head.origin().endsWith("/" + organization)) {
            throw new Bad("The record at position %d is of another organization, %s", position, organization);
        }
        byte[] leaf = sha256(LEAF, envelope.getBytes(StandardCharsets.UTF_8));
        List<byte[]> path = new ArrayList<>();
        for (String hash : proof.get("path").split(" ")) {
            if (!hash.isEmpty()) {
                path.add(bytes(hash));
            }
        }
        if (!leads(leaf, position, path, head)) {
            throw new Bad("The record at position %d does not lead to the root that was signed: it, or the path, was changed", position);
        }
        agrees(proof, "origin", head.origin());
        agrees(proof, "size", Long.toString(head.size()));
        agrees(proof, "root", Base64.getEncoder().encodeToString(head.root()));
        agrees(proof, "position", Long.toString(position));
        agrees(proof, "index", Long.toString(position - 1));
        agrees(proof, "leafHash", Base64.getEncoder().encodeToString(leaf));
        say(out, "ok  the checkpoint of " + head.origin() + " at size " + head.size() + " is signed by the key");
        say(out, "ok  at position " + position + " stands " + envelope);
    }

    private static void agrees(Map<String, String> proof, String name, String verified) throws Bad {
        if (!proof.get(name).equals(verified)) {
            throw new Bad("The proof says that %s is %s; its record and its checkpoint say %s", name, proof.get(name), verified);
        }
    }

    /** One object with each member of a proof, once, and nothing else: another program shall read it no other way. */
    private static Map<String, String> members(String json) throws Bad {
        String text = json.replaceAll("^" + SPACE + "|" + SPACE + "$", "");
        Map<String, String> members = new TreeMap<>();
        Matcher member = MEMBER.matcher(text);
        int at = text.startsWith("{") ? 0 : text.length();
        while (at < text.length() && (at == 0 || text.charAt(at) == ',')) {
            member.region(at + 1, text.length());
            if (!member.lookingAt() || members.put(member.group(1), value(member)) != null) {
                break;
            }
            at = member.end();
        }
        if (at != text.length() - 1 || text.charAt(at) != '}' || !members.keySet().equals(PROOF)) {
            throw new Bad("This is no proof of one record: save the answer of ledger/inclusion as it comes, as JSON");
        }
        return members;
    }

    /** Of a list what it holds, with spaces in between. */
    private static String value(Matcher member) throws Bad {
        String name = member.group(1);
        int kind = NUMBERS.contains(name) ? 3 : name.equals("path") ? 4 : 2;
        if (member.group(kind) == null) {
            throw new Bad("The member %s of the proof is of another type than in the answer of ledger/inclusion", name);
        }
        if (kind < 4) {
            return kind == 2 ? unescaped(member.group(2)) : member.group(3);
        }
        StringBuilder values = new StringBuilder();
        if (!member.group(4).isBlank()) {
            for (String part : member.group(4).split(",", -1)) {
                Matcher item = ITEM.matcher(part);
                if (!item.matches()) {
                    throw new Bad("The list %s of the proof cannot be read", member.group(1));
                }
                values.append(unescaped(item.group(1))).append(' ');
            }
        }
        return values.toString();
    }

    /** Whether a leaf leads to the root (RFC 9162 §2.1.3.2). */
    private static boolean leads(byte[] leaf, long position, List<byte[]> path, Head head) {
        if (position < 1 || position > head.size()) {
            return false;
        }
        long place = position - 1;
        long last = head.size() - 1;
        byte[] root = leaf;
        Deque<byte[]> rest = new ArrayDeque<>(path);
        while (last > 0 && !rest.isEmpty()) {
            byte[] sibling = rest.remove();
            if ((place & 1) == 1 || place == last) {
                root = sha256(NODE, sibling, root);
                int up = Long.numberOfTrailingZeros(place);
                place >>= up;
                last >>= up;
            } else {
                root = sha256(NODE, root, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && rest.isEmpty() && MessageDigest.isEqual(root, head.root());
    }

    private void all(List<Path> checkpoints) throws Bad, IOException {
        manifest();
        Head head = Head.of(text(pack, "checkpoint.txt"), key, "checkpoint.txt");
        claims(head);
        FutureTask<Void> reading = beside(head.size());
        ok("the checkpoint of %s at size %d is signed by the key", head.origin(), head.size());
        records(head);
        for (Path checkpoint : checkpoints) {
            continues(checkpoint, head);
        }
        payloads();
        for (String name : files.keySet()) {
            if (pack.getEntry(name) == null) {
                throw new Bad("%s was taken out of the pack", name);
            }
        }
        end(reading);
        ok("the %d files are as the signed manifest says", files.size());
        ok("%s tells each record as it was sealed, but for the names in \"about\"", SUMMARY);
    }

    /** To read a large pack from its beginning, and its summary, takes as long as to verify its records: both are done at once. */
    private FutureTask<Void> beside(long size) {
        FutureTask<Void> reading = new FutureTask<>(() -> {
            structure();
            streamed();
            summary(size);
            return null;
        });
        Thread thread = new Thread(reading);
        thread.setDaemon(true);
        thread.start();
        return reading;
    }

    private static void end(FutureTask<Void> reading) throws Bad, IOException {
        try {
            reading.get();
        } catch (InterruptedException stopped) {
            throw new IOException("stopped", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Bad bad) {
                throw bad;
            }
            throw new IOException(failed.getCause());
        }
    }

    private void manifest() throws Bad, IOException {
        String text = key.open(text(pack, "manifest.txt"), "manifest.txt");
        for (String line : text.split("\n")) {
            String[] words = line.split(" ", 2);
            boolean isFile = words[0].equals("file");
            if (isFile && !line.matches("file [^ ]{64} .+")) {
                throw new Bad("manifest.txt names no file near: %s", line);
            }
            String before = words.length < 2 ? line
                    : isFile ? files.put(words[1].substring(65), words[1].substring(0, 64)) : said.put(words[0], words[1]);
            if (before != null) {
                throw new Bad("manifest.txt can be read in two ways near: %s", line);
            }
        }
        if (!"1".equals(said.get("pack")) || !said.keySet().equals(SAID) || !CLAIMED.matcher(said.get("payloads")).matches()) {
            throw new Bad("manifest.txt is of a format that this program does not know");
        }
        for (String name : files.keySet()) {
            if (!FILE.matcher(name).matches()) {
                throw new Bad("%s is no file of a pack", name);
            }
        }
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : pack.stream().toList()) {
            if (!names.add(entry.getName())) {
                throw new Bad("%s is in the pack twice: another program may show the one that is not verified", entry.getName());
            }
            if (!files.containsKey(entry.getName()) && !entry.getName().equals("manifest.txt")) {
                throw new Bad("%s was added to the pack: the manifest does not name it", entry.getName());
            }
        }
        ok("the manifest is signed: %s", said.get("question"));
    }

    /** What the manifest says of the pack is so; of which positions days consist is the server's word. */
    private void claims(Head head) throws Bad, IOException {
        claims("origin", head.origin());
        claims("size", Long.toString(head.size()));
        if (!head.origin().endsWith("/" + said.get("organization"))) {
            throw new Bad("manifest.txt is of organization %s, the checkpoint of %s", said.get("organization"), head.origin());
        }
        if (!said.get("first").matches(WHOLE) || !said.get("last").matches(WHOLE)) {
            throw new Bad("manifest.txt has no range: %s to %s", said.get("first"), said.get("last"));
        }
        long first = Long.parseLong(said.get("first"));
        long last = Long.parseLong(said.get("last"));
        if (first < 1 || last < first - 1 || last > head.size()) {
            throw new Bad("manifest.txt has a range that there is not: %d to %d of %d", first, last, head.size());
        }
        if (!said.get("zone").matches(ZONE) || !said.get("version").matches(VERSION) || !said.get("made").matches(MADE)) {
            throw new Bad("manifest.txt has no zone, version or time: %s, %s, %s", said.get("zone"), said.get("version"), said.get("made"));
        }
        Matcher days = DAYS.matcher(said.get("question"));
        if (days.matches() && days.group(3).equals(said.get("zone"))) {
            from = day(days.group(1));
            to = day(days.group(2));
            if (to.isBefore(from)) {
                throw new Bad("manifest.txt asks for days that there are not: from %s to %s", from, to);
            }
        } else {
            claims("question", "every record from position " + first + " to " + last);
        }
        Key other = Key.parse(text(pack, "key.txt"));
        if (!other.name().equals(key.name()) || !Arrays.equals(other.open(), key.open())) {
            throw new Bad("key.txt is another key than the one that you gave");
        }
    }

    private static LocalDate day(String text) throws Bad {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new Bad("manifest.txt asks for a day that there is not: %s", text);
        }
    }

    /** Which days a record is of depends on the zone, and on no zone by more than a day. */
    private void isOfDays(String ledgerAt, long position) throws Bad {
        LocalDate day = day(ledgerAt.substring(0, 10));
        if (from != null && (day.isBefore(from.minusDays(1)) || day.isAfter(to.plusDays(1)))) {
            throw new Bad("The record at position %d, of %s, is of none of the days from %s to %s", position, ledgerAt, from, to);
        }
    }

    private void claims(String what, String real) throws Bad {
        if (!real.equals(said.get(what))) {
            throw new Bad("manifest.txt says that %s is %s; the pack says %s", what, said.get(what), real);
        }
    }

    /** Every envelope gives the leaf that the log has, none is missing, and all together lead to the signed root. */
    private void records(Head head) throws Bad, IOException {
        long first = Long.parseLong(said.get("first"));
        long last = Long.parseLong(said.get("last"));
        Range range = new Range();
        beside(range, "left.txt");
        if (range.leaves != first - 1) {
            throw new Bad("left.txt stands for %d records before the range; it begins at position %d", range.leaves, first);
        }
        try (BufferedReader envelopes = lines(ENVELOPES);
                BufferedReader leaves = lines("leaves.txt")) {
            String before = "";
            Map<String, Long> sequences = new HashMap<>();
            for (long position = first; position <= last; position++) {
                String envelope = envelopes.readLine();
                String leaf = leaves.readLine();
                if (envelope == null) {
                    throw new Bad("The record at position %d is missing: %s ends before it", position, ENVELOPES);
                }
                Sealed sealed = new Sealed(envelope);
                before = record(position, envelope, sealed, leaf, before);
                follows(sealed, position, first, sequences);
                if (position == first || position == last) {
                    isOfDays(before, position);
                }
                range.add(0, bytes(leaf));
            }
            if (envelopes.readLine() != null || leaves.readLine() != null) {
                throw new Bad("There are records after position %d, where the range ends", last);
            }
        }
        beside(range, "right.txt");
        if (range.leaves != head.size()) {
            throw new Bad("The pack stands for %d records, the checkpoint for %d", range.leaves, head.size());
        }
        if (!MessageDigest.isEqual(range.root(), head.root())) {
            throw new Bad(
                    "The records from position %d to %d do not lead to the root that was signed: one of them, or a hash beside them, was changed after the log was signed",
                    first, last);
        }
        ok("the %d records from position %d to %d are complete and lead to the signed root", last - first + 1, first, last);
        if (from != null) {
            out.println("ATTENTION that positions " + first + " to " + last + " of " + head.size()
                    + " are all records of these days is the server's word: a pack by positions with those before and behind shows it");
        }
    }

    /** The facts of a thing are counted from 0 without a gap: one that never was sealed leaves one. */
    private static void follows(Sealed sealed, long position, long first, Map<String, Long> sequences) throws Bad {
        long sequence = Long.parseLong(sealed.sequence);
        Long last = sequences.put(sealed.subject, sequence);
        if (last == null ? first == 1 && sequence > 0 : sequence != last + 1) {
            throw new Bad("A fact of %s is missing before position %d, where its fact number %d stands",
                    sealed.subject, position, sequence);
        }
    }

    private String record(long position, String envelope, Sealed sealed, String leaf, String before) throws Bad {
        String stated = sealed.position;
        if (!stated.equals(Long.toString(position))) {
            throw new Bad("At position %d stands the record of position %s: one is missing, doubled or moved", position, stated);
        }
        String organization = sealed.organization;
        if (!organization.equals(said.get("organization"))) {
            throw new Bad("The record at position %d is of another organization, %s", position, organization);
        }
        byte[] hash = sha256(LEAF, envelope.getBytes(StandardCharsets.UTF_8));
        if (leaf == null || !Base64.getEncoder().encodeToString(hash).equals(leaf)) {
            throw new Bad("The record at position %d is not the one that was sealed: its envelope gives another hash", position);
        }
        String at = sealed.ledgerAt;
        if (at.compareTo(before) < 0) {
            throw new Bad("The record at position %d is earlier than the one before it", position);
        }
        String recorded = sealed.recordedAt;
        boolean isKnown = position == 1 || !before.isEmpty();
        if (at.compareTo(recorded) < 0 || isKnown && !at.equals(before) && !at.equals(recorded)) {
            throw new Bad("The record at position %d bears another time, %s, than it was recorded at, %s, or than the one before it", position, at, recorded);
        }
        return at;
    }

    private void beside(Range range, String file) throws Bad, IOException {
        try (BufferedReader nodes = lines(file)) {
            for (String line = nodes.readLine(); line != null; line = nodes.readLine()) {
                String[] words = line.split(" ", -1);
                if (words.length != 2 || !LEVEL.matcher(words[0]).matches()) {
                    throw new Bad("%s cannot be read near: %s", file, line);
                }
                range.add(Integer.parseInt(words[0]), bytes(words[1]));
            }
        }
    }

    /**
     * The payloads of the pack are those that the envelopes commit to, and all that the manifest claims are there; both
     * stand in the order of their positions.
     */
    private void payloads() throws Bad, IOException {
        String claimed = said.get("payloads");
        Set<String> names = new HashSet<>(Arrays.asList(claimed.split(" ")));
        long checked = 0;
        long withheld = 0;
        try (BufferedReader payloads = lines("payloads.txt");
                BufferedReader envelopes = lines(ENVELOPES)) {
            String line = payloads.readLine();
            for (String envelope = envelopes.readLine(); envelope != null; envelope = envelopes.readLine()) {
                Sealed sealed = new Sealed(envelope);
                long position = Long.parseLong(sealed.position);
                if (line != null && line.startsWith(position + " ")) {
                    withheld += payload(position, line.split(" ", -1), sealed) ? 0 : 1;
                    checked++;
                    line = payloads.readLine();
                } else if (claimed.equals("all") || names.contains(sealed.name)) {
                    throw new Bad("The payload of the record at position %d is missing; the manifest claims it", position);
                }
            }
            if (line != null) {
                throw new Bad("payloads.txt is out of order at position %s", line.split(" ")[0]);
            }
        } catch (IllegalArgumentException noBase64) {
            throw new Bad("payloads.txt cannot be read");
        }
        ok("%d payloads are those that the records commit to (%s)", checked, claimed);
        if (withheld > 0) {
            out.println("ATTENTION the personal data of " + withheld
                    + " of these records is not in the pack: it was erased, or is kept back");
        }
    }

    /** @return whether its personal data is there too, where it has any */
    private static boolean payload(long position, String[] words, Sealed sealed) throws Bad {
        if (words.length != 4) {
            throw new Bad("payloads.txt cannot be read at position %d", position);
        }
        if (!HexFormat.of().formatHex(sha256(bytes(words[1]))).equals(sealed.payloadHash)) {
            throw new Bad("The payload of the record at position %d was changed", position);
        }
        if (words[2].equals("-") && words[3].equals("-")) {
            return sealed.personalCommit == null;
        }
        if (words[2].equals("-") || words[3].equals("-") || bytes(words[2]).length != SALT
                || !HexFormat.of().formatHex(sha256(bytes(words[2]), bytes(words[3]))).equals(sealed.personalCommit)) {
            throw new Bad("The personal data of the record at position %d was changed", position);
        }
        return true;
    }

    /** The summary tells each record as its envelope does, and no other. */
    private void summary(long size) throws Bad, IOException {
        try (BufferedReader text = lines(SUMMARY);
                BufferedReader envelopes = lines(ENVELOPES)) {
            Csv summary = new Csv(text);
            if (!COLUMNS.equals(summary.row())) {
                throw new Bad("%s has not the columns that this program knows", SUMMARY);
            }
            long records = 0;
            for (String envelope = envelopes.readLine(); envelope != null; envelope = envelopes.readLine()) {
                tells(new Sealed(envelope), summary.row());
                records++;
            }
            colophon(summary, records, size);
        }
    }

    /** What the summary says of itself after its records. */
    private void colophon(Csv summary, long records, long size) throws Bad, IOException {
        List<String> cells = summary.row();
        if (!cells.equals(List.of(""))) {
            throw new Bad("%s tells of a record that is not in the pack", SUMMARY);
        }
        Set<String> names = new HashSet<>();
        for (cells = summary.row(); !cells.isEmpty(); cells = summary.row()) {
            List<String> said = cells.subList(1, cells.size());
            boolean holds = names.add(cells.get(0)) && switch (cells.get(0)) {
                case "report" -> said.equals(List.of("Evidence: " + this.said.get("question")));
                case "made at" -> said.size() == 2 && isAt(String.valueOf(this.said.get("made")), said.get(0)) && isHarmless(said.get(1));
                case "names" -> said.equals(List.of(NAMES));
                case "software" -> said.equals(List.of(String.valueOf(this.said.get("version"))));
                case "organization" -> said.size() == 2 && isHarmless(said.get(0)) && said.get(1).equals(this.said.get("organization"));
                case "zone" -> said.equals(List.of(this.said.get("zone")));
                case "positions" -> said.equals(List.of(this.said.get("first"), this.said.get("last")));
                case "checkpoint at size" -> said.equals(List.of(Long.toString(size)));
                case "rows" -> said.equals(List.of(Long.toString(records)));
                default -> false;
            };
            if (!holds) {
                throw new Bad("%s says after its records what the pack does not: %s", SUMMARY, String.join(",", cells));
            }
        }
        if (!names.equals(COLOPHON)) {
            throw new Bad("%s does not say of itself all that it has to", SUMMARY);
        }
    }

    private static void tells(Sealed told, List<String> cells) throws Bad {
        String[] columns = told.columns();
        for (int column = 0; column < columns.length; column++) {
            String sealed = columns[column] == null ? "" : columns[column];
            String cell = cells.size() == COLUMNS.size() ? cells.get(column) : "";
            boolean same = switch (column) {
                case 1, 9, 10 -> isAt(sealed, cell);
                case 3 -> isHarmless(cell);
                default -> is(sealed, cell);
            };
            if (!same) {
                throw new Bad("%s tells the record at position %s otherwise than it was sealed, in %s: %s",
                        SUMMARY, told.position, COLUMNS.get(column), cell);
            }
        }
    }

    private static boolean is(String sealed, String cell) {
        String text = unescaped(sealed);
        return cell.equals(text) || cell.equals(FORMULA.matcher(text).replaceAll("'"));
    }

    /** A text that no hash covers stands in one line, and is no formula. */
    private static boolean isHarmless(String cell) {
        return !UNSEEN.matcher(cell).find() && !UNMARKED.matcher(cell).find();
    }

    /** To the millisecond, whatever the zone. */
    private static boolean isAt(String sealed, String cell) throws Bad {
        if (!TIME.matcher(cell).matches()) {
            return false;
        }
        try {
            return millis(sealed) == millis(cell);
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    /** Of a time such as 2026-03-31T23:00:00.25+02:00; a million of them are read in a second. */
    private static long millis(String text) {
        long minutes = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay() * 1440
                + number(text, 11, 13) * 60L + number(text, 14, 16);
        int at = 16;
        long millis = 0;
        if (text.charAt(at) == ':') {
            millis = number(text, 17, 19) * 1000L;
            at = 19;
            if (text.charAt(at) == '.') {
                int end = at + 1;
                while (Character.isDigit(text.charAt(end))) {
                    end++;
                }
                millis += number(text.substring(at + 1, end) + "00", 0, 3);
                at = end;
            }
        }
        if (text.charAt(at) != 'Z') {
            int offset = number(text, at + 1, at + 3) * 60 + number(text, at + 4, at + 6);
            minutes -= text.charAt(at) == '-' ? -offset : offset;
        }
        return minutes * 60_000 + millis;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** What JSON has escaped. */
    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next != '\\') {
                plain.append(next);
            } else if (text.charAt(++at) == 'u') {
                plain.append((char) Integer.parseInt(text, at + 1, at + 5, 16));
                at += 4;
            } else {
                int known = "bfnrt".indexOf(text.charAt(at));
                plain.append(known < 0 ? text.charAt(at) : "\b\f\n\r\t".charAt(known));
            }
        }
        return plain.toString();
    }

    /** A CSV file (RFC 4180). What another program could read otherwise is refused. */
    private static final class Csv {
        private final Reader text;
        private final char[] read = new char[1 << 14];
        private int at;
        private int end;

        Csv(Reader text) throws IOException {
            this.text = text;
            if (next() != '\uFEFF') {
                at = 0;
            }
        }

        private int next() throws IOException {
            if (at == end) {
                at = 0;
                end = Math.max(0, text.read(read));
            }
            return end == 0 ? -1 : read[at++];
        }

        /** The next record; empty behind the last one. */
        List<String> row() throws Bad, IOException {
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            int next = next();
            if (next < 0) {
                return cells;
            }
            while (true) {
                if (next == '"') {
                    next = quoted(cell);
                } else {
                    for (; next >= 0 && next != ',' && next != '\r' && next != '\n' && next != '"'; next = next()) {
                        cell.append((char) next);
                    }
                }
                cells.add(cell.toString());
                cell.setLength(0);
                if (next == '\r' && next() == '\n') {
                    return cells;
                }
                if (next != ',') {
                    throw new Bad("%s is no CSV file (RFC 4180) near: %s", SUMMARY, String.join(",", cells));
                }
                next = next();
            }
        }

        /** The rest of a cell in quotes. @return what stands behind it */
        private int quoted(StringBuilder cell) throws IOException {
            for (int next = next(); next >= 0; next = next()) {
                if (next == '"') {
                    next = next();
                    if (next != '"') {
                        return next;
                    }
                }
                cell.append((char) next);
            }
            return -1;
        }
    }

    /** The log that the pack is of is a continuation of the one that an earlier checkpoint is of (RFC 9162 §2.1.4.2). */
    private void continues(Path file, Head head) throws Bad, IOException {
        if (!Files.isReadable(file)) {
            throw new Bad("There is no checkpoint %s", file);
        }
        Head first = Head.of(Files.readString(file), key, file.getFileName().toString());
        if (first.size() > head.size()) {
            throw new Bad(
                    "The log has lost records: %s was signed at size %d, the pack is of size %d",
                    file.getFileName(), first.size(), head.size());
        }
        List<byte[]> path = new ArrayList<>();
        String name = "consistency-" + first.size() + ".txt";
        if (first.size() > 0 && first.size() < head.size()) {
            if (pack.getEntry(name) == null) {
                throw new Bad("The pack has no proof for %s: ask for one since size %d", file.getFileName(), first.size());
            }
            try (BufferedReader hashes = lines(name)) {
                hashes.lines().map(Verify::bytes).forEach(path::add);
            }
        }
        if (!connects(first, head, path)) {
            throw new Bad(
                    "The log is no continuation of the one in %s: a record up to position %d was changed, added or taken out since then",
                    file.getFileName(), first.size());
        }
        ok("the log continues the one of %s, size %d", file.getFileName(), first.size());
    }

    private static boolean connects(Head first, Head second, List<byte[]> path) {
        if (first.size() == 0) {
            return path.isEmpty();
        }
        if (first.size() == second.size()) {
            return MessageDigest.isEqual(first.root(), second.root());
        }
        Deque<byte[]> rest = new ArrayDeque<>(path);
        if (Long.bitCount(first.size()) == 1) {
            rest.addFirst(first.root());
        }
        if (rest.isEmpty()) {
            return false;
        }
        int complete = Long.numberOfTrailingZeros(first.size());
        long place = (first.size() - 1) >> complete;
        long last = (second.size() - 1) >> complete;
        byte[] before = rest.remove();
        byte[] after = before;
        while (last > 0 && !rest.isEmpty()) {
            byte[] sibling = rest.remove();
            if ((place & 1) == 1 || place == last) {
                before = sha256(NODE, sibling, before);
                after = sha256(NODE, sibling, after);
                int up = Long.numberOfTrailingZeros(place);
                place >>= up;
                last >>= up;
            } else {
                after = sha256(NODE, after, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0
                && rest.isEmpty()
                && MessageDigest.isEqual(before, first.root())
                && MessageDigest.isEqual(after, second.root());
    }

    /**
     * The ZIP is its entries, one behind the other, and their directory, and nothing else: no comment, in which another ZIP
     * could stand, and no extra field, which could give an entry another name.
     */
    private void structure() throws Bad, IOException {
        try (RandomAccessFile file = new RandomAccessFile(pack.getName(), "r")) {
            long end = file.length() - 22;
            long tail = end;
            ByteBuffer last = read(file, end, 22);
            require(last.getInt(0) == 0x06054b50 && last.getInt(4) == 0 && last.getShort(8) == last.getShort(10) && last.getShort(20) == 0);
            long entries = last.getShort(10) & 0xffff;
            long length = last.getInt(12) & LARGE;
            long directory = last.getInt(16) & LARGE;
            if (entries == 0xffff || length == LARGE || directory == LARGE) {
                tail = end - 76;
                ByteBuffer large = read(file, tail, 76);
                require(large.getInt(0) == 0x06064b50 && large.getLong(4) == 44 && large.getLong(16) == 0 && large.getLong(24) == large.getLong(32));
                require(large.getInt(56) == 0x07064b50 && large.getInt(60) == 0 && large.getLong(64) == tail && large.getInt(72) == 1);
                require(entries == 0xffff || entries == large.getLong(32));
                require((length == LARGE || length == large.getLong(40)) && (directory == LARGE || directory == large.getLong(48)));
                entries = large.getLong(32);
                length = large.getLong(40);
                directory = large.getLong(48);
            }
            require(length == tail - directory);
            long local = 0;
            long at = directory;
            for (long each = 0; each < entries; each++) {
                ByteBuffer entry = read(file, at, 46);
                int name = entry.getShort(28) & 0xffff;
                int extra = entry.getShort(30) & 0xffff;
                int large = (entry.getInt(20) == -1 ? 1 : 0) + (entry.getInt(24) == -1 ? 1 : 0) + (entry.getInt(42) == -1 ? 1 : 0);
                require(entry.getInt(0) == 0x02014b50 && entry.getInt(32) == 0 && entry.getInt(38) == 0 && extra == (large == 0 ? 0 : 4 + 8 * large));
                ByteBuffer more = read(file, at + 46 + name, extra);
                require(extra == 0 || more.getShort(0) == 1 && more.getShort(2) == extra - 4);
                require((entry.getInt(42) & LARGE) == local || entry.getInt(42) == -1 && more.getLong(extra - 8) == local);
                local = behind(file, local, entry, more, read(file, at + 46, name));
                at += 46 + name + extra;
            }
            require(at == tail && local == directory);
        }
    }

    /** Where the entry ends that begins there. */
    private static long behind(RandomAccessFile file, long local, ByteBuffer entry, ByteBuffer more, ByteBuffer name) throws Bad, IOException {
        ByteBuffer header = read(file, local, 30);
        int length = header.getShort(26) & 0xffff;
        int extra = header.getShort(28) & 0xffff;
        require(header.getInt(0) == 0x04034b50 && header.getShort(6) == entry.getShort(8) && header.getShort(8) == entry.getShort(10));
        require(read(file, local + 30, length).equals(name));
        require(extra == 0 || extra == 20 && read(file, local + 30 + length, 4).getInt(0) == (16 << 16 | 1));
        long packed = entry.getInt(20) & LARGE;
        boolean large = packed == LARGE || entry.getInt(24) == -1;
        if (packed == LARGE) {
            packed = more.getLong(entry.getInt(24) == -1 ? 12 : 4);
        }
        long end = local + 30 + length + extra + packed;
        if ((entry.getShort(8) & 8) == 0) {
            return end;
        }
        require(header.getInt(14) == 0 && header.getInt(18) == 0 && header.getInt(22) == 0 && extra == 0);
        boolean marked = read(file, end, 4).getInt(0) == 0x08074b50;
        return end + (large ? 20 : 12) + (marked ? 4 : 0);
    }

    private static void require(boolean holds) throws Bad {
        if (!holds) {
            throw new Bad("The ZIP holds more than its files and their directory: another program may read it otherwise");
        }
    }

    private static ByteBuffer read(RandomAccessFile file, long at, int bytes) throws Bad, IOException {
        require(at >= 0 && at + bytes <= file.length());
        byte[] read = new byte[bytes];
        file.seek(at);
        file.readFully(read);
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Each file is as the manifest says. A program that reads a ZIP from its beginning goes by other names and places than
     * one that reads its directory; by {@link #structure} both find the same bytes.
     */
    private void streamed() throws Bad, IOException {
        Set<String> seen = new HashSet<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(Path.of(pack.getName())))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                String expected = name.equals("manifest.txt") ? hash(pack.getInputStream(pack.getEntry(name)), name) : files.get(name);
                if (!seen.add(name) || expected == null) {
                    throw new Bad("%s is another file for a program that reads the pack from its beginning", name);
                }
                if (!hash(in, name).equals(expected)) {
                    throw new Bad("%s was changed after the pack was made", name);
                }
                ZipEntry listed = pack.getEntry(name);
                require(listed.getSize() == entry.getSize() && listed.getCompressedSize() == entry.getCompressedSize() && listed.getCrc() == entry.getCrc());
            }
        }
        if (seen.size() != files.size() + 1) {
            throw new Bad("The pack is another one for a program that reads it from its beginning");
        }
    }

    /** A line ends with a line feed alone; of a carriage return programs think differently. */
    private static String hash(InputStream in, String name) throws Bad, IOException {
        boolean lines = !FOR_PEOPLE.contains(name);
        MessageDigest digest = digest();
        byte[] buffer = new byte[65_536];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int at = 0; lines && at < read; at++) {
                if (buffer[at] == '\r') {
                    throw new Bad("%s has a carriage return: another program may part its lines otherwise", name);
                }
            }
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private BufferedReader lines(String name) throws Bad, IOException {
        ZipEntry entry = pack.getEntry(name);
        if (entry == null) {
            throw new Bad("%s was taken out of the pack", name);
        }
        return new BufferedReader(new InputStreamReader(pack.getInputStream(entry), StandardCharsets.UTF_8.newDecoder()), 1 << 16);
    }

    private static String text(ZipFile pack, String name) throws Bad, IOException {
        ZipEntry entry = pack.getEntry(name);
        if (entry == null) {
            throw new Bad("%s was taken out of the pack", name);
        }
        try (InputStream in = pack.getInputStream(entry)) {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes())).toString();
        }
    }

    private void ok(String message, Object... values) {
        say(out, "ok  " + message.formatted(values));
    }

    private static void say(PrintStream out, String text) {
        out.println(UNSEEN.matcher(text).replaceAll(found -> "\\\\u%04x".formatted(found.group().codePointAt(0))));
    }

    /** Base64 as it is written; the decoder alone would also read a text whose spare bits are set (RFC 4648 §3.5). */
    private static byte[] bytes(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException(base64);
        }
        return bytes;
    }

    private static byte[] sha256(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
