package dev.rollcall.query.user;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of members. @param next what the next page comes after, null on the last one */
public record MemberList(List<MemberRow> rows, @Nullable MemberMark next) {
    static MemberList of(List<MemberRow> rowsAndMore, int limit) {
        var shown = List.copyOf(rowsAndMore.subList(0, Math.min(limit, rowsAndMore.size())));
        return new MemberList(
                shown, rowsAndMore.size() > limit ? shown.getLast().mark() : null);
    }
}
