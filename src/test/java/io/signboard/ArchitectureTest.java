package io.signboard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What may know what, and what no class may do: broken here first, before a reviewer has to say it. */
final class ArchitectureTest {
    private static final String ROOT = "io.signboard";

    /** Each package of the program and those of its packages that it may import. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "model", Set.of(),
            "wire", Set.of("model"),
            "broker", Set.of("wire", "model"),
            "feed", Set.of("wire", "model"),
            "board", Set.of("wire", "model"),
            "topology", Set.of("wire", "model"),
            "admin", Set.of("wire", "model"),
            "app", Set.of("broker", "feed", "board", "topology", "admin", "wire", "model"),
            "cli", Set.of("app", "broker", "feed", "board", "topology", "admin", "wire", "model"));

    /** Each package within another one, and those of its neighbours there that it may import. */
    private static final Map<String, Set<String>> NEIGHBOURS = Map.of(
            "board", Set.of(),
            "board.view", Set.of("board"),
            "board.stream", Set.of("board", "board.view"),
            "board.metrics", Set.of("board", "board.view"),
            "board.http", Set.of("board", "board.view", "board.stream", "board.metrics"),
            "admin", Set.of(),
            "admin.doctor", Set.of("admin"),
            "topology", Set.of("topology.ledger"),
            "topology.ledger", Set.of());

    private static final String[] KAFKA_FOR_CLIENTS = {
        "org.apache.kafka.clients..", "org.apache.kafka.common..", "org.apache.kafka.streams.."
    };

    /** Tells a store that a commit is coming, and lets it log: Kafka Streams has no public way. */
    private static final String SEAM_TO_INTERNALS = ROOT + ".topology.ledger.LoggedAtCommit";

    private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void shouldSeeTheProgramAndItsTests() {
        assertFalse(PROGRAM.isEmpty(), "no class of the program was found, so no rule was checked");
        assertFalse(TESTS.isEmpty(), "no test was found, so no rule was checked");
    }

    @Test
    void shouldKnowEveryPackage() {
        String[] known =
                MAY_IMPORT.keySet().stream().map(ArchitectureTest::inside).toArray(String[]::new);
        check(classes().should().resideInAnyPackage(known));
    }

    @Test
    void shouldImportDownwardsOnly() {
        MAY_IMPORT.forEach((name, allowed) -> {
            String[] others = MAY_IMPORT.keySet().stream()
                    .filter(other -> !other.equals(name) && !allowed.contains(other))
                    .map(ArchitectureTest::inside)
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage(inside(name))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        });
    }

    @Test
    void shouldImportNeighboursDownwardsOnly() {
        NEIGHBOURS.forEach((name, allowed) -> {
            String[] others = NEIGHBOURS.keySet().stream()
                    .filter(other -> !other.equals(name) && !allowed.contains(other) && isNeighbour(other, name))
                    .map(other -> ROOT + "." + other)
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + name)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        });
    }

    @Test
    void shouldKnowEveryPackageWithinAnother() {
        String[] known = Stream.concat(MAY_IMPORT.keySet().stream(), NEIGHBOURS.keySet().stream())
                .map(name -> ROOT + "." + name)
                .toArray(String[]::new);
        check(classes().should().resideInAnyPackage(known));
    }

    private static boolean isNeighbour(String one, String other) {
        return outermost(one).equals(outermost(other));
    }

    private static String outermost(String name) {
        int point = name.indexOf('.');
        return point < 0 ? name : name.substring(0, point);
    }

    @Test
    void shouldKeepTheModelFreeOfLibrariesAndClocks() {
        check(classes()
                .that()
                .resideInAPackage(inside("model"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", inside("model"))
                        .and(not(JavaClass.Predicates.type(Clock.class)))));
    }

    @Test
    void shouldKeepTheWireToClientsAndJackson() {
        check(classes()
                .that()
                .resideInAPackage(inside("wire"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "com.fasterxml.jackson..",
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.common..",
                        inside("wire"),
                        inside("model")));
    }

    @Test
    void shouldTouchTheServerOfKafkaInTheBrokerOnly() {
        DescribedPredicate<JavaClass> server = resideInAnyPackage("kafka..", "org.apache.kafka..")
                .and(resideOutsideOfPackages(KAFKA_FOR_CLIENTS))
                .as("classes of Kafka's server");
        check(noClasses()
                .that()
                .resideOutsideOfPackage(inside("broker"))
                .should()
                .dependOnClassesThat(server));
    }

    @Test
    void shouldNotLeanOnKafkaInternalsButInOnePlace() {
        DescribedPredicate<JavaClass> internals = resideInAnyPackage(KAFKA_FOR_CLIENTS)
                .and(resideInAPackage("..internals.."))
                .as("internals of Kafka's clients and Streams");
        check(noClasses()
                .that(not(describe(
                        "are the one seam", type -> outermost(type).getName().equals(SEAM_TO_INTERNALS))))
                .should()
                .dependOnClassesThat(internals));
    }

    @Test
    void shouldParseTheCommandLineInCliOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(inside("cli"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli.."));
    }

    @Test
    void shouldReadTheWallClockInAppAndCliOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(inside("app"), inside("cli"))
                .should(accessTargetWhere(
                        describe("the target reads the wall clock", ArchitectureTest::readsWallClock))));
    }

    @Test
    void shouldWriteToStandardStreamsInCliOnly() {
        check(noClasses().that().resideOutsideOfPackage(inside("cli")).should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void shouldEndTheProcessInCliOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(inside("cli"))
                .should(accessTargetWhere(describe("the target ends the process", ArchitectureTest::endsProcess))));
    }

    @Test
    void shouldLogThroughSlf4jOnly() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.logging..", "org.apache.logging..", "org.apache.commons.logging..", "ch.qos.."));
    }

    @Test
    void shouldHoldNoStaticMutableField() {
        check(noFields().that().areStatic().should().notBeFinal());
    }

    @Test
    void shouldMakeEveryClassFinalOrAbstract() {
        check(classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL));
    }

    @Test
    void shouldNameClassesAfterWhatTheyAre() {
        check(noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Manager|Impl)"));
    }

    @Test
    void shouldMarkEveryPackageAsNullMarked() {
        check(classes().should(have("a package-info.java with @NullMarked", ArchitectureTest::isInNullMarkedPackage)));
    }

    @Test
    void shouldNameEveryTestClassSoThatItRuns() {
        methods()
                .that()
                .areMetaAnnotatedWith(TESTABLE)
                .should()
                .haveNameStartingWith("should")
                .andShould(have(
                        "a class called *Test, *Properties or *IT",
                        method -> isNamedAsTest(outermost(method.getOwner()))))
                .check(TESTS);
    }

    @Test
    void shouldFindATestInEveryTestClass() {
        classes()
                .that(describe("are named as tests", ArchitectureTest::isNamedAsTest))
                .should(have("a test", type -> TESTS.stream()
                        .filter(inner -> outermost(inner).equals(type))
                        .flatMap(inner -> inner.getMethods().stream())
                        .anyMatch(method -> method.isMetaAnnotatedWith(TESTABLE))))
                .check(TESTS);
    }

    @Test
    void shouldNeverSleepInATest() {
        noClasses()
                .should(accessTargetWhere(describe(
                        "the target sleeps", access -> isMember(access.getTarget(), Thread.class, Set.of("sleep")))))
                .check(TESTS);
    }

    /** A package that has no class yet breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }

    private static String inside(String name) {
        return ROOT + "." + name + "..";
    }

    private static boolean readsWallClock(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        if (!(target instanceof AccessTarget.CodeUnitAccessTarget called)) {
            return false;
        }
        JavaClass owner = called.getOwner();
        boolean isTold = called.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        if (owner.isEquivalentTo(Clock.class)) {
            return called.getName().matches("(system|tick).*") && !isTold;
        }
        if (owner.isEquivalentTo(Date.class)) {
            return called.getName().equals("<init>")
                    && called.getRawParameterTypes().isEmpty();
        }
        return (owner.getPackageName().startsWith("java.time")
                        && called.getName().equals("now")
                        && !isTold)
                || isMember(target, System.class, Set.of("currentTimeMillis"))
                || isMember(target, Calendar.class, Set.of("getInstance"));
    }

    private static boolean endsProcess(JavaAccess<?> access) {
        return isMember(access.getTarget(), System.class, Set.of("exit"))
                || isMember(access.getTarget(), Runtime.class, Set.of("exit", "halt"));
    }

    private static boolean isMember(AccessTarget target, Class<?> owner, Set<String> names) {
        return target.getOwner().isEquivalentTo(owner) && names.contains(target.getName());
    }

    private static boolean isInNullMarkedPackage(JavaClass type) {
        return type.getPackage().isAnnotatedWith(NullMarked.class);
    }

    private static boolean isNamedAsTest(JavaClass type) {
        return type.isTopLevelClass() && Stream.of("Test", "Properties", "IT").anyMatch(type.getSimpleName()::endsWith);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static <T> ArchCondition<T> have(String what, Predicate<? super T> holds) {
        return new ArchCondition<>("have " + what) {
            @Override
            public void check(T item, ConditionEvents events) {
                events.add(new SimpleConditionEvent(item, holds.test(item), item + " lacks " + what));
            }
        };
    }
}
