package org.project360.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses OWN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.project360.simulator");

    @Test
    void packagesHaveNoCycles() {
        withoutCycles("org.project360.simulator.(*)..").check(OWN);
    }

    @Test
    void aCycleIsSeen() {
        JavaClasses cycle = new ClassFileImporter().importPackages("org.project360.simulator.violation");

        assertThatThrownBy(() -> withoutCycles("org.project360.simulator.violation.(*)..")
                        .check(cycle))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void onlySendingKnowsKafka() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("org.project360.simulator.send")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..");

        rule.check(OWN);
    }

    @Test
    void aPoliceSystemKnowsTheContractsAndNothingElseOfOurs() {
        ArchRule rule = noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.project360.chassis..", "org.project360.intake..", "org.project360.local..");

        rule.check(OWN);
    }

    private static ArchRule withoutCycles(String slices) {
        return slices().matching(slices).should().beFreeOfCycles();
    }
}
