package dev.rollcall.kernel.history;

import dev.rollcall.kernel.connection.ConnectionEvent;
import dev.rollcall.kernel.export.ExportEvent;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.license.LicenseEvent;
import dev.rollcall.kernel.organization.OrganizationEvent;
import dev.rollcall.kernel.organization.RefusalEvent;
import dev.rollcall.kernel.reconciliation.ReconciliationEvent;
import dev.rollcall.kernel.team.TeamEvent;
import dev.rollcall.kernel.user.UserEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event there is, by its stable name. */
public final class EventNames {
    /** The families, in the order of the catalogue. */
    public static final List<Class<? extends Event>> FAMILIES = List.of(
            OrganizationEvent.class,
            ConnectionEvent.class,
            LicenseEvent.class,
            UserEvent.class,
            TeamEvent.class,
            RefusalEvent.class,
            ReconciliationEvent.class,
            ExportEvent.class);

    private static final Map<String, Class<? extends Event>> BY_NAME =
            all().collect(Collectors.toUnmodifiableMap(type -> of(type).name(), Function.identity()));

    private EventNames() {}

    public static Stream<Class<? extends Event>> all() {
        return FAMILIES.stream().flatMap(EventNames::members);
    }

    public static Fact of(Class<?> event) {
        var fact = event.getAnnotation(Fact.class);
        if (fact == null) {
            throw new IllegalArgumentException(event.getName() + " has no @Fact name");
        }
        return fact;
    }

    public static Class<? extends Event> named(String name) {
        return known(name).orElseThrow(() -> new IllegalArgumentException("No event is named " + name));
    }

    public static Optional<Class<? extends Event>> known(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The records of a sealed family. */
    public static Stream<Class<? extends Event>> members(Class<? extends Event> family) {
        return Arrays.stream(family.getPermittedSubclasses()).map(type -> type.asSubclass(Event.class));
    }
}
