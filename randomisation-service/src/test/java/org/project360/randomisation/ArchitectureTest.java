package org.project360.randomisation;

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
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.project360.randomisation.deliberatehere.Here;
import org.project360.randomisation.deliberatethere.There;

class ArchitectureTest {

    private static final String OWN = "org.project360.randomisation..";

    private static final ArchRule NO_CYCLES =
            slices().matching("org.project360.randomisation.(*)..").should().beFreeOfCycles();

    private static final ArchRule OWN_CHASSIS_AND_CONTRACTS_ALONE = noClasses()
            .that()
            .resideInAPackage(OWN)
            .should()
            .dependOnClassesThat(resideInAPackage("org.project360..")
                    .and(not(resideInAnyPackage(OWN, "org.project360.chassis..", "org.project360.contracts.."))));

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.project360.randomisation");

    @Test
    void featuresHaveNoCycles() {
        NO_CYCLES.check(service);
        assertThat(NO_CYCLES
                        .evaluate(new ClassFileImporter().importClasses(Here.class, There.class))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void knowsNoOtherService() {
        OWN_CHASSIS_AND_CONTRACTS_ALONE.check(service);
        assertThat(OWN_CHASSIS_AND_CONTRACTS_ALONE
                        .evaluate(new ClassFileImporter().importClasses(KnowsTheLocalStack.class))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void takesTimeFromItsClock() {
        TIME_IS_INJECTED.check(service);
        assertThat(TIME_IS_INJECTED
                        .evaluate(new ClassFileImporter().importClasses(LooksAtTheWall.class))
                        .hasViolation())
                .isTrue();
    }

    static class KnowsTheLocalStack {
        Class<?> other = org.project360.local.testing.TestInfra.class;
    }

    static class LooksAtTheWall {
        Instant now = Instant.now();
    }
}
