package dev.rollcall.kernel.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static dev.rollcall.kernel.testing.Shapes.adapters;
import static dev.rollcall.kernel.testing.Shapes.aggregates;
import static dev.rollcall.kernel.testing.Shapes.commands;
import static dev.rollcall.kernel.testing.Shapes.events;
import static dev.rollcall.kernel.testing.Shapes.folds;
import static dev.rollcall.kernel.testing.Shapes.inTheSameRoom;
import static dev.rollcall.kernel.testing.Shapes.projectors;
import static dev.rollcall.kernel.testing.Shapes.sqlStatements;
import static dev.rollcall.kernel.testing.Shapes.tables;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import org.junit.jupiter.api.Disabled;

/**
 * The walls of the house. Each module has an {@code ArchitectureTest} that implements this interface; each rule has a
 * sinner that it must reject. Package patterns begin with a star, so that sinners can build a house of their own.
 */
public interface HouseRules {
    /** Whether every module is in sight: then a rule that finds nothing to guard is itself at fault. */
    default boolean wholeHouse() {
        return false;
    }

    @ArchTest
    default void kernel_facts_and_grammar_depend_on_the_jdk_and_json_trees_only(JavaClasses all) {
        check(
                classes()
                        .that(resideInAPackage("*.rollcall.kernel..")
                                .and(not(resideInAPackage("*.rollcall.kernel.history.."))))
                        .should(Depend.onlyOn(
                                resideInAnyPackage(
                                                "java..",
                                                "org.jspecify..",
                                                "tools.jackson.core",
                                                "tools.jackson.databind..",
                                                "*.rollcall.kernel.fact",
                                                "*.rollcall.kernel.message",
                                                "*.rollcall.kernel.scim")
                                        .or(Depend.PRIMITIVE),
                                inTheSameRoom())),
                all);
    }

    @ArchTest
    default void only_the_history_room_of_the_kernel_sees_axon(JavaClasses all) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("*.rollcall.kernel..")
                        .and()
                        .resideOutsideOfPackage("*.rollcall.kernel.history..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.axonframework.."),
                all);
    }

    @ArchTest
    default void the_kernel_knows_no_spring_no_sql_and_no_http(JavaClasses all) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("*.rollcall.kernel..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework..",
                                "java.sql..",
                                "javax.sql..",
                                "java.net.http..",
                                "jakarta.servlet..",
                                "com.sun.net.httpserver.."),
                all);
    }

    @ArchTest
    default void command_side_and_query_side_never_meet(JavaClasses all) {
        var command = noClasses()
                .that()
                .resideInAPackage("*.rollcall.command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("*.rollcall.query..", "*.rollcall.api..");
        var query = noClasses()
                .that()
                .resideInAPackage("*.rollcall.query..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("*.rollcall.command..", "*.rollcall.api..");
        check(CompositeArchRule.of(command).and(query), all);
    }

    @ArchTest
    default void the_api_sees_no_aggregate_projector_or_table(JavaClasses all) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("*.rollcall.api..")
                        .should()
                        .dependOnClassesThat(
                                aggregates().or(projectors()).or(tables()).or(adapters())),
                all);
    }

    @ArchTest
    default void aggregates_projectors_tables_and_jdbc_adapters_are_package_private(JavaClasses all) {
        check(
                classes()
                        .that(aggregates().or(projectors()).or(tables()).or(adapters()))
                        .should()
                        .bePackagePrivate(),
                all);
    }

    @ArchTest
    default void events_are_records_in_sealed_families(JavaClasses all) {
        check(classes().that(events()).should(Shapes.beRecordsInASealedFamily()), all);
    }

    @ArchTest
    default void commands_are_records_in_sealed_families(JavaClasses all) {
        check(classes().that(commands()).should(Shapes.beRecordsInASealedFamily()), all);
    }

    @ArchTest
    default void every_event_has_a_name_of_its_own(JavaClasses all) {
        check(classes().that(events()).should(new HaveANameOfItsOwn()), all);
    }

    /**
     * SQL stands in tables, in adapters and folds, in the rooms that read and filter, where the history is kept, at the founding of
     * an installation, and where the database itself is run. A query may read the row it was given, and anyone may ask a
     * failure for its SQLState: that is no SQL.
     */
    @ArchTest
    default void sql_stands_in_tables_adapters_and_folds(JavaClasses all) {
        check(
                noClasses()
                        .that(resideInAPackage("*.rollcall..")
                                .and(not(tables().or(adapters()).or(folds())))
                                .and(not(resideInAnyPackage(
                                        "*.rollcall.query.reading..",
                                        "*.rollcall.query.filter..",
                                        "*.rollcall.command.history..",
                                        "*.rollcall.api.database..")))
                                .and(not(Shapes.named("command.organization.Installation"))))
                        .should()
                        .dependOnClassesThat(sqlStatements()),
                all);
    }

    /**
     * Ids and times come with commands and events, or from PostgreSQL. What remains is randomness that decides nothing: the
     * salt of a stored event, and the length of the pause before a lost race is repeated. A name-based UUID is a function
     * of its name and no randomness at all.
     */
    @ArchTest
    default void time_and_identity_come_from_outside(JavaClasses all) {
        var dice = Shapes.named("command.history.EventTable", "command.dispatch.Dispatch");
        var decisions = noClasses()
                .that(resideInAnyPackage("*.rollcall.kernel..", "*.rollcall.command..", "*.rollcall.query..")
                        .and(not(dice)))
                .should(Depend.onClocksAndDice());
        check(CompositeArchRule.of(decisions).and(noClasses().that(dice).should(Depend.onClocksAndIds())), all);
    }

    @ArchTest
    default void no_empty_words(JavaClasses all) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("*.rollcall..")
                        .should()
                        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Service|Dto|Data|Info|Base)"),
                all);
    }

    @ArchTest
    default void every_package_says_what_it_is(JavaClasses all) {
        check(classes().that().resideInAPackage("*.rollcall..").should(new ResideInADescribedPackage()), all);
    }

    @ArchTest
    default void commands_carry_no_booleans(JavaClasses all) {
        check(classes().that(commands()).should(Shapes.haveNoBooleanComponents()), all);
    }

    @ArchTest
    default void no_test_is_disabled(JavaClasses all) {
        CompositeArchRule.of(noClasses().should().beAnnotatedWith(Disabled.class))
                .and(noMethods().should().beAnnotatedWith(Disabled.class))
                .check(all);
    }

    private void check(ArchRule rule, JavaClasses all) {
        rule.allowEmptyShould(!wholeHouse()).check(all.that(Shapes.mainCode()));
    }
}
