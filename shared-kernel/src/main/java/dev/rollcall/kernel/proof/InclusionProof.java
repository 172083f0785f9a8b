package dev.rollcall.kernel.proof;

import java.util.List;

/** That one record stands in a log, to be checked offline (C2SP tlog-proof). @param index of the leaf, from 0 */
public record InclusionProof(long index, List<byte[]> path, String signedCheckpoint) {
    public String text() {
        var text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ")
                .append(index)
                .append('\n');
        path.forEach(hash -> text.append(Base64Text.of(hash)).append('\n'));
        return text.append('\n').append(signedCheckpoint).toString();
    }
}
