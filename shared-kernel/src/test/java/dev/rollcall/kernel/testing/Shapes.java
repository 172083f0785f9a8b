package dev.rollcall.kernel.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Projector;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How the things of the house are recognised. */
final class Shapes {
    private static final Set<String> READING_A_ROW =
            Set.of("java.sql.ResultSet", "java.sql.SQLException", "org.springframework.jdbc.core.RowMapper");

    private Shapes() {}

    /** What runs in production. Sinners stand for such code; they live outside the real house. */
    static DescribedPredicate<JavaClass> mainCode() {
        return describe("main code", type -> type.getPackageName().startsWith("sinners") || !isTest(type));
    }

    private static boolean isTest(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().toString())
                .filter(uri -> uri.contains("/test-classes/") || uri.contains("-tests.jar!"))
                .isPresent();
    }

    static DescribedPredicate<JavaClass> aggregates() {
        return describe(
                "aggregates",
                type -> type.getFields().stream()
                        .anyMatch(field ->
                                field.isAnnotatedWith("org.axonframework.modelling.command.AggregateIdentifier")));
    }

    static DescribedPredicate<JavaClass> projectors() {
        return describe("projectors", type -> type.isAssignableTo(Projector.class) && !type.isInterface());
    }

    static DescribedPredicate<JavaClass> tables() {
        return simpleNameEndingWith("Table").and(resideInAPackage("*.rollcall.."));
    }

    static DescribedPredicate<JavaClass> adapters() {
        return simpleNameStartingWith("Jdbc").and(resideInAPackage("*.rollcall.."));
    }

    /** They rebuild what adapters write, by SQL of their own. */
    static DescribedPredicate<JavaClass> folds() {
        return simpleNameEndingWith("Fold").and(resideInAPackage("*.rollcall.."));
    }

    static DescribedPredicate<JavaClass> events() {
        return describe("events", type -> type.isAssignableTo(Event.class) && !type.isInterface());
    }

    static DescribedPredicate<JavaClass> commands() {
        return describe(
                "commands",
                type -> !type.isInterface()
                        && !type.isEnum()
                        && families(type)
                                .anyMatch(family -> family.getSimpleName().endsWith("Command")));
    }

    private static Stream<JavaClass> families(JavaClass type) {
        return Stream.concat(type.getEnclosingClass().stream(), type.getRawInterfaces().stream());
    }

    static DescribedPredicate<JavaClass> sqlStatements() {
        return resideInAPackage("java.sql")
                .or(resideInAPackage("org.springframework.jdbc.core.."))
                .and(describe("that do more than read a row", type -> !READING_A_ROW.contains(type.getName())));
    }

    /** @param names without the root package */
    static DescribedPredicate<JavaClass> named(String... names) {
        return describe(
                String.join(" or ", names),
                type -> Stream.of(names)
                        .anyMatch(name -> outermost(type).getName().endsWith(".rollcall." + name)));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Shapes::outermost).orElse(type);
    }

    static BiPredicate<JavaClass, JavaClass> inTheSameRoom() {
        return (from, to) -> from.getPackageName().equals(to.getPackageName());
    }

    static ArchCondition<JavaClass> beRecordsInASealedFamily() {
        return condition(
                "be records in a sealed family",
                type -> type.isRecord()
                        && families(type).anyMatch(family -> family.reflect().isSealed()));
    }

    static ArchCondition<JavaClass> haveNoBooleanComponents() {
        return condition(
                "have no boolean components",
                type -> type.getFields().stream()
                        .map(JavaField::getRawType)
                        .noneMatch(raw -> raw.isEquivalentTo(boolean.class) || raw.isEquivalentTo(Boolean.class)));
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type), type.getName() + " should " + description));
            }
        };
    }
}
