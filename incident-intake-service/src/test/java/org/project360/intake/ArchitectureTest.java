package org.project360.intake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.project360.intake");

    private static final ArchRule NO_CYCLES =
            slices().matching("org.project360.intake.(*)..").should().beFreeOfCycles();

    private static final ArchRule OWN_OR_SHARED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.project360.randomisation..",
                    "org.project360.referral..",
                    "org.project360.notification..",
                    "org.project360.followup..");

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    private static final ArchRule ARM_STAYS_IN_RELEASE = noClasses()
            .that()
            .resideOutsideOfPackage("org.project360.intake.release")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.project360.contracts.randomisation.Arm")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.project360.contracts.randomisation.AllocationMade");

    private static final ArchRule LISTENERS_ARE_HIDDEN =
            classes().that().haveSimpleNameEndingWith("Listener").should().bePackagePrivate();

    @Test
    void featuresHaveNoCycles() {
        NO_CYCLES.check(OURS);
    }

    @Test
    void nothingOfAnotherServiceIsUsed() {
        OWN_OR_SHARED.check(OURS);
    }

    @Test
    void timeIsInjected() {
        TIME_IS_INJECTED.check(OURS);
    }

    @Test
    void theArmStaysInRelease() {
        ARM_STAYS_IN_RELEASE.check(OURS);
    }

    @Test
    void listenersAreHidden() {
        LISTENERS_ARE_HIDDEN.check(OURS);
    }

    /** Each rule is seen to fail on a deliberate violation. */
    @Test
    void theRulesCanFail() {
        JavaClasses violations = new ClassFileImporter().importPackages("org.project360.intake.violation");

        assertThat(slices().matching("org.project360.intake.violation.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .evaluate(violations)
                        .hasViolation())
                .isTrue();
        assertThat(TIME_IS_INJECTED.evaluate(violations).hasViolation()).isTrue();
        assertThat(ARM_STAYS_IN_RELEASE.evaluate(violations).hasViolation()).isTrue();
        assertThat(OWN_OR_SHARED.evaluate(violations).hasViolation()).isTrue();
        assertThat(LISTENERS_ARE_HIDDEN.evaluate(violations).hasViolation()).isTrue();
    }
}
