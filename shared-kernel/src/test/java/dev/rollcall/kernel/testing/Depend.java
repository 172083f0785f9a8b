package dev.rollcall.kernel.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What code leans on. */
final class Depend {
    static final DescribedPredicate<JavaClass> PRIMITIVE = DescribedPredicate.describe(
            "a primitive", type -> type.getBaseComponentType().isPrimitive());

    private Depend() {}

    /**
     * The mark of a sinner is no sin in itself.
     *
     * @param besides pairs of classes of which the first may see the second too
     */
    static ArchCondition<JavaClass> onlyOn(
            DescribedPredicate<JavaClass> accepted, BiPredicate<JavaClass, JavaClass> besides) {
        return new ArchCondition<>(
                "depend only on classes that " + accepted.getDescription() + ", or on the same room") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    var target = dependency.getTargetClass().getBaseComponentType();
                    boolean fine =
                            accepted.test(target) || besides.test(type, target) || target.isEquivalentTo(Breaks.class);
                    events.add(new SimpleConditionEvent(type, fine, dependency.getDescription()));
                });
            }
        };
    }

    /** Times, ids and any randomness. */
    static ArchCondition<JavaClass> onClocksAndDice() {
        return access("ask a clock, make an id or throw dice", call -> isClock(call) || isId(call) || isDice(call));
    }

    /** Times and ids, with randomness allowed. */
    static ArchCondition<JavaClass> onClocksAndIds() {
        return access("ask a clock or make an id", call -> isClock(call) || isId(call));
    }

    private static boolean isClock(JavaAccess<?> call) {
        var owner = call.getTargetOwner();
        boolean reading =
                owner.getPackageName().equals("java.time") && call.getName().startsWith("now");
        boolean system = owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis");
        boolean clock = owner.isEquivalentTo(Clock.class)
                && (call.getName().startsWith("system") || call.getName().startsWith("tick"));
        boolean date =
                owner.getName().equals("java.util.Date") && call.getName().equals("<init>");
        return reading || system || clock || date;
    }

    private static boolean isId(JavaAccess<?> call) {
        return call.getTargetOwner().isEquivalentTo(UUID.class)
                && call.getName().equals("randomUUID");
    }

    private static boolean isDice(JavaAccess<?> call) {
        var owner = call.getTargetOwner();
        boolean math = owner.isEquivalentTo(Math.class) && call.getName().equals("random");
        return math || owner.isAssignableTo(RandomGenerator.class);
    }

    private static ArchCondition<JavaClass> access(String description, Predicate<JavaAccess<?>> found) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf()
                        .forEach(call ->
                                events.add(new SimpleConditionEvent(type, found.test(call), call.getDescription())));
            }
        };
    }
}
