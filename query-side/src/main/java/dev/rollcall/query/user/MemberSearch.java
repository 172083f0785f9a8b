package dev.rollcall.query.user;

import dev.rollcall.kernel.user.UserName;
import java.util.Set;

/**
 * Which members a list shows.
 *
 * @param beginning of userName, display name, family name or an e-mail, as its key; empty for all
 */
public record MemberSearch(String beginning, Set<Standing> standings, Set<Keeper> keepers) {
    public static MemberSearch of(String beginning, Set<Standing> standings, Set<Keeper> keepers) {
        return new MemberSearch(UserName.key(beginning.strip()), Set.copyOf(standings), Set.copyOf(keepers));
    }

    public static MemberSearch everyone(String beginning) {
        return of(beginning, Set.of(Standing.values()), Set.of(Keeper.values()));
    }

    MemberSearch withoutBeginning() {
        return new MemberSearch("", standings, keepers);
    }

    boolean ofAllKinds() {
        return standings.size() == Standing.values().length && keepers.size() == Keeper.values().length;
    }
}
