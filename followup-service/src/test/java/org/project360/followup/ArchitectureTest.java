package org.project360.followup;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.project360.followup");
    private static final JavaClasses VIOLATIONS =
            new ClassFileImporter().importPackages("org.project360.followup.violations");

    private static final ArchRule NO_CYCLES =
            slices().matching("org.project360.followup.(**)").should().beFreeOfCycles();

    private static final ArchRule OWN_CODE_ONLY = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.project360..")
                    .and(not(resideInAnyPackage(
                            "org.project360.followup..", "org.project360.chassis..", "org.project360.contracts.."))));

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    private static final ArchRule NOBODY_REACHES_WHAT_IS_SEALED = noClasses()
            .that()
            .resideOutsideOfPackage("..evaluation.sealed..")
            .should()
            .dependOnClassesThat(resideInAPackage("..evaluation.sealed.."));

    private static final ArchRule COLLECTORS_REACH_NO_EVALUATION = noClasses()
            .that()
            .resideOutsideOfPackage("..evaluation..")
            .should()
            .dependOnClassesThat(resideInAPackage("..evaluation.."));

    private static final ArchRule NOTHING_SEALED_IS_AN_ENTITY =
            noClasses().that().resideInAPackage("..evaluation..").should().beAnnotatedWith(Entity.class);

    private static final Pattern SEALED_TABLE =
            Pattern.compile("evaluation[.](case_progress|arm_guess|service_override)");

    @Test
    void featuresHaveNoCycles() {
        holds(NO_CYCLES);
    }

    @Test
    void nothingOfAnotherServiceIsUsed() {
        holds(OWN_CODE_ONLY);
    }

    @Test
    void timeIsInjected() {
        holds(TIME_IS_INJECTED);
    }

    @Test
    void nobodyReachesWhatIsSealed() {
        holds(NOBODY_REACHES_WHAT_IS_SEALED);
        holds(COLLECTORS_REACH_NO_EVALUATION);
        NOTHING_SEALED_IS_AN_ENTITY.check(SERVICE);
    }

    /** Classes are one way in, SQL is the other: only the sealed package names a sealed table. */
    @Test
    void onlyTheSealedPackageNamesItsTables() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> naming = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> SEALED_TABLE.matcher(read(file)).find())
                    .map(file -> file.getName(file.getNameCount() - 2).toString())
                    .distinct()
                    .toList();
            assertThat(naming).containsExactly("sealed");
        }
    }

    private static void holds(ArchRule rule) {
        rule.check(SERVICE);
        assertThat(rule.evaluate(VIOLATIONS).hasViolation())
                .as("a deliberate violation is found")
                .isTrue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
