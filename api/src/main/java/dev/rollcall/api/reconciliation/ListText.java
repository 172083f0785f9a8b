package dev.rollcall.api.reconciliation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** The text of a file that shall be CSV. What spreadsheets save by themselves is told apart. */
final class ListText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int ZIP = 0x504B0304;
    private static final int OLD_WORKBOOK = 0xD0CF11E0;

    private ListText() {}

    static String of(byte[] file) throws UnreadableList {
        if (isWorkbook(file)) {
            throw UnreadableList.because(
                    "the file is an Excel workbook; save it as \"CSV UTF-8 (comma delimited)\" and send that");
        }
        var text = decoded(file);
        var clean = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        if (clean.isBlank()) {
            throw UnreadableList.because("the file is empty; its first line must be a header such as userName,left");
        }
        return clean;
    }

    private static boolean isWorkbook(byte[] file) {
        int begin = file.length < Integer.BYTES ? 0 : ByteBuffer.wrap(file).getInt();
        return begin == ZIP || begin == OLD_WORKBOOK;
    }

    private static String decoded(byte[] file) throws UnreadableList {
        var bytes = ByteBuffer.wrap(file);
        var text = CharBuffer.allocate(file.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
            throw UnreadableList.because(
                    "line %d holds the byte 0x%02X, which is no UTF-8 there; save the file as CSV UTF-8"
                            .formatted(line(file, bytes.position()), file[bytes.position()]));
        }
        return text.flip().toString();
    }

    private static long line(byte[] file, int position) {
        long line = 1;
        for (int at = 0; at < position; at++) {
            if (file[at] == '\n') {
                line++;
            }
        }
        return line;
    }
}
