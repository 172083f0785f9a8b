package dev.rollcall.kernel.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.rollcall.kernel.fact.Fact;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** An event is stored under a name in the form {@code feature.fact} that no other event has. */
final class HaveANameOfItsOwn extends ArchCondition<JavaClass> {
    private Map<String, Long> uses = Map.of();

    HaveANameOfItsOwn() {
        super("have a name of its own");
    }

    @Override
    public void init(Collection<JavaClass> all) {
        uses = all.stream()
                .map(HaveANameOfItsOwn::name)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    @Override
    public void check(JavaClass event, ConditionEvents events) {
        var name = name(event);
        boolean fine = name.matches("[a-z]+\\.[a-z]+(-[a-z]+)*") && uses.get(name) == 1;
        events.add(new SimpleConditionEvent(event, fine, "%s has the name \"%s\"".formatted(event.getName(), name)));
    }

    private static String name(JavaClass event) {
        return event.tryGetAnnotationOfType(Fact.class).map(Fact::name).orElse("");
    }
}
