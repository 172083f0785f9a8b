package dev.rollcall.kernel.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** A package has a {@code package-info} that is null-marked; what it says is for people to judge. */
final class ResideInADescribedPackage extends ArchCondition<JavaClass> {
    ResideInADescribedPackage() {
        super("reside in a package with a null-marked package-info");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage()
                .tryGetPackageInfo()
                .map(described -> described.isAnnotatedWith(NullMarked.class))
                .orElse(false);
        events.add(new SimpleConditionEvent(type, marked, "the package of " + type.getName() + " has none"));
    }
}
