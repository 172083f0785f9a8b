package dev.rollcall.command.user;

import dev.rollcall.command.organization.VerifiedDomains;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.user.UserProfile;
import dev.rollcall.kernel.user.UserRefusal;
import dev.rollcall.kernel.user.UserRefusal.ManualMember;
import dev.rollcall.kernel.user.UserRefusal.MemberNotLinked;
import dev.rollcall.kernel.user.UserRefusal.UserNameTaken;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a connection may take over a member whom people keep (lifecycle U4, U5): where an owner allowed it, or where
 * every address by which the member is known is of a verified domain.
 */
@Component
final class Linking {
    private final VerifiedDomains domains;

    Linking(VerifiedDomains domains) {
        this.domains = domains;
    }

    /** @param domain the one that is not verified, null where the member is known by no address */
    private record Obstacle(@Nullable String domain) {}

    /** What the wish of a request comes to. That of a connection about a manual member links it, or is refused. */
    UserChange change(UUID id, User user, UnaryOperator<UserProfile> wish, Origin origin) {
        var connection = origin.connection();
        var before = user.state().seenBy(connection);
        var wanted = wish.apply(before);
        if (connection == null || !user.isManual()) {
            return UserChange.of(id, before, wanted);
        }
        var linking = UserChange.linking(id, before, wanted, connection);
        obstacle(user, origin.organization()).ifPresent(obstacle -> {
            throw new Refused(new MemberNotLinked(id, obstacle.domain(), linking.endsAccess()));
        });
        return linking;
    }

    /** Why nobody can be provisioned under the userName of a member. */
    UserRefusal taken(String userName, User holder, Origin origin) {
        return origin.connection() == null || !holder.isManual()
                ? new UserNameTaken(userName)
                : obstacle(holder, origin.organization())
                        .<UserRefusal>map(obstacle -> new ManualMember(userName, obstacle.domain()))
                        .orElseGet(() -> new UserNameTaken(userName));
    }

    private Optional<Obstacle> obstacle(User manual, OrganizationId organization) {
        if (manual.isLinkAllowed()) {
            return Optional.empty();
        }
        var addresses = manual.state().profile().addresses();
        return addresses.isEmpty()
                ? Optional.of(new Obstacle(null))
                : addresses.stream()
                        .map(Domain::ofAddress)
                        .filter(domain -> domain.filter(of -> domains.contains(organization, of))
                                .isEmpty())
                        .findFirst()
                        .map(domain -> new Obstacle(domain.map(Domain::name).orElse(null)));
    }
}
