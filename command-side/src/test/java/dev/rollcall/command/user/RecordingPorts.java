package dev.rollcall.command.user;

import dev.rollcall.command.access.Credentials;
import dev.rollcall.command.organization.VerifiedDomains;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.user.UserProfile;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import dev.rollcall.kernel.user.UserRefusal.UserNameTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a user decision takes from tables, in memory; writes down what was asked and in which order. */
final class RecordingPorts implements UserClaims, Seats, Owners, Credentials, Memberships, VerifiedDomains {
    final List<String> asked = new ArrayList<>();

    @Nullable
    UUID predecessor;

    @Nullable
    String takenName;

    @Nullable
    UUID holder;

    Set<Domain> verified = Set.of();

    @Nullable
    Seat free = Vocabulary.SEAT;

    boolean seatlessAllowed;
    boolean shrunk;
    boolean lastOwner;
    List<UUID> teams = List.of();

    @Override
    public Claim take(OrganizationId organization, UUID user, @Nullable UUID connection, UserProfile profile) {
        asked.add("claim %s %s via %s".formatted(profile.userName(), profile.externalId(), connection));
        return holder == null ? new Claim.Made(predecessor) : new Claim.NameHeld(holder);
    }

    @Override
    public void change(OrganizationId organization, UUID user, @Nullable UUID connection, UserProfile profile) {
        asked.add("reclaim %s %s via %s".formatted(profile.userName(), profile.externalId(), connection));
        refuseTaken(profile);
    }

    private void refuseTaken(UserProfile profile) {
        if (Objects.equals(takenName, profile.userName())) {
            throw new Refused(new UserNameTaken(profile.userName()));
        }
    }

    @Override
    public void free(OrganizationId organization, UUID user) {
        asked.add("free claims");
    }

    @Override
    public Optional<Seat> take(OrganizationId organization, UUID user) {
        asked.add("take seat");
        if (free == null && !seatlessAllowed) {
            throw new Refused(Vocabulary.FULL);
        }
        return Optional.ofNullable(free);
    }

    @Override
    public boolean release(OrganizationId organization, Seat seat) {
        asked.add("release seat " + seat.number());
        return shrunk;
    }

    @Override
    public void appoint(OrganizationId organization, UUID user) {
        asked.add("appoint owner");
    }

    @Override
    public void dismiss(OrganizationId organization, UUID user) {
        asked.add("dismiss owner");
        if (lastOwner) {
            throw new Refused(new LastOwner(user));
        }
    }

    @Override
    public boolean contains(OrganizationId organization, Domain domain) {
        return verified.contains(domain);
    }

    @Override
    public boolean add(OrganizationId organization, Domain domain) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void set(OrganizationId organization, UUID user, String email, String passwordHash) {
        asked.add("set credential");
    }

    @Override
    public void invite(OrganizationId organization, UUID user, String mac, Instant expiresAt) {
        asked.add("invite");
    }

    @Override
    public boolean redeem(OrganizationId organization, UUID user, String mac, Instant now) {
        asked.add("redeem");
        return true;
    }

    @Override
    public void end(OrganizationId organization, UUID user) {
        asked.add("end credential");
    }

    @Override
    public List<UUID> teamsOf(OrganizationId organization, UUID user) {
        asked.add("teams");
        return teams;
    }

    @Override
    public List<UUID> leaveAll(OrganizationId organization, UUID user) {
        asked.add("leave teams");
        return teams;
    }
}
