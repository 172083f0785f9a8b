package dev.rollcall.kernel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that rejects nobody guards nothing: each rule rejects its sinners, and them alone. */
class HouseRulesBiteTest {
    private static final JavaClasses SINNERS = new ClassFileImporter().importPackages("sinners");
    private static final HouseRules RULES = new HouseRules() {};

    static List<Method> rules() {
        return Arrays.stream(HouseRules.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ArchTest.class))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_rejects_each_of_its_sinners(Method rule) {
        var sinners = sinners(rule.getName()).map(JavaClass::getName).toList();
        assertThat(sinners).as("sinners of " + rule.getName()).isNotEmpty();
        assertThat(catchThrowable(() -> check(rule, SINNERS)))
                .isInstanceOf(AssertionError.class)
                .message()
                .contains(sinners);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void no_rule_rejects_the_innocent(Method rule) {
        var innocent = SINNERS.that(DescribedPredicate.describe("innocent", type -> !breaks(type, rule.getName())));
        assertThatCode(() -> check(rule, innocent)).doesNotThrowAnyException();
    }

    @Test
    void every_sinner_breaks_a_rule_that_exists() {
        var names = rules().stream().map(Method::getName).toList();
        assertThat(SINNERS.stream()
                        .filter(type -> type.isAnnotatedWith(Breaks.class))
                        .flatMap(type ->
                                Stream.of(type.getAnnotationOfType(Breaks.class).value())))
                .isSubsetOf(names);
    }

    private static Stream<JavaClass> sinners(String rule) {
        return SINNERS.stream().filter(type -> type.isAnnotatedWith(Breaks.class) && breaks(type, rule));
    }

    /** A class nested in a sinner sins with it. */
    private static boolean breaks(JavaClass type, String rule) {
        return type.tryGetAnnotationOfType(Breaks.class)
                .map(breaks -> List.of(breaks.value()).contains(rule))
                .or(() -> type.getEnclosingClass().map(outer -> breaks(outer, rule)))
                .orElse(false);
    }

    private static void check(Method rule, JavaClasses classes) throws Throwable {
        try {
            rule.invoke(RULES, classes);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
