package dev.rollcall.api.user;

import dev.rollcall.api.console.Typed;
import dev.rollcall.query.user.Keeper;
import dev.rollcall.query.user.MemberSearch;
import dev.rollcall.query.user.Standing;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which members the page was asked for, as it was asked. */
record MemberFilters(
        @Nullable String q,
        @Nullable String access,
        @Nullable String seat,
        @Nullable String source) {
    MemberFilters {
        q = Typed.text(q);
        access = Typed.text(access);
        seat = Typed.text(seat);
        source = Typed.text(source);
    }

    /** Whether anything but all members was asked for. */
    public boolean any() {
        return !(Typed.text(q) + access + seat + source).isEmpty();
    }

    MemberSearch search() {
        var standings = EnumSet.allOf(Standing.class);
        standings.retainAll(withAccess());
        standings.retainAll(withSeat());
        return MemberSearch.of(Typed.text(q), standings, keepers());
    }

    private Set<Standing> withAccess() {
        return switch (access) {
            case "active" -> EnumSet.of(Standing.SEATED, Standing.SEATLESS);
            case "inactive" -> EnumSet.of(Standing.INACTIVE);
            case null, default -> EnumSet.allOf(Standing.class);
        };
    }

    private Set<Standing> withSeat() {
        return switch (seat) {
            case "with" -> EnumSet.of(Standing.SEATED);
            case "without" -> EnumSet.of(Standing.SEATLESS, Standing.INACTIVE);
            case null, default -> EnumSet.allOf(Standing.class);
        };
    }

    private Set<Keeper> keepers() {
        return switch (source) {
            case "idp" -> EnumSet.of(Keeper.IDP);
            case "manual" -> EnumSet.of(Keeper.MANUAL);
            case null, default -> EnumSet.allOf(Keeper.class);
        };
    }
}
