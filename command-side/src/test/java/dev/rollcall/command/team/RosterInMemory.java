package dev.rollcall.command.team;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.team.TeamRefusal.TeamNameTaken;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Head and roster of one team, in memory; writes down what was asked and in which order. */
final class RosterInMemory implements TeamHeads, Roster {
    final List<String> asked = new ArrayList<>();
    final Set<UUID> users = new HashSet<>();
    final TreeSet<UUID> members = new TreeSet<>();
    boolean headExists = true;

    @Nullable
    String takenName;

    @Nullable
    UUID holder;

    @Override
    public Optional<UUID> found(OrganizationId organization, UUID team, String displayName) {
        asked.add("found " + displayName);
        return Optional.ofNullable(holder);
    }

    @Override
    public void lock(OrganizationId organization, UUID team) {
        asked.add("lock");
        if (!headExists) {
            throw new Refused(new TeamUnknown(team.toString()));
        }
    }

    @Override
    public void rename(OrganizationId organization, UUID team, String displayName) {
        asked.add("rename " + displayName);
        refuseTaken(displayName);
    }

    private void refuseTaken(String displayName) {
        if (Objects.equals(takenName, displayName)) {
            throw new Refused(new TeamNameTaken(displayName));
        }
    }

    @Override
    public Assigned assign(OrganizationId organization, UUID team, List<UUID> wanted) {
        asked.add("assign " + wanted.size());
        var added = wanted.stream()
                .filter(users::contains)
                .filter(members::add)
                .sorted()
                .toList();
        return new Assigned(
                added,
                wanted.stream().filter(user -> !users.contains(user)).sorted().toList());
    }

    @Override
    public List<UUID> unassign(OrganizationId organization, UUID team, List<UUID> unwanted) {
        asked.add("unassign " + unwanted.size());
        return unwanted.stream().filter(members::remove).sorted().toList();
    }

    @Override
    public List<UUID> retain(OrganizationId organization, UUID team, List<UUID> wanted) {
        asked.add("retain " + wanted.size());
        var gone = members.stream().filter(member -> !wanted.contains(member)).toList();
        gone.forEach(members::remove);
        return gone;
    }

    @Override
    public void dissolve(OrganizationId organization, UUID team) {
        asked.add("dissolve");
        members.clear();
        headExists = false;
    }
}
