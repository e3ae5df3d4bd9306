package org.project360.referral;

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
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.project360.referral.violations.one.PointsToTwo;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.project360.referral");
    private static final JavaClasses VIOLATIONS =
            new ClassFileImporter().importPackages("org.project360.referral.violations");

    private static final ArchRule NO_CYCLES =
            slices().matching("org.project360.referral.(**)").should().beFreeOfCycles();

    private static final ArchRule OWN_CODE_ONLY = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.project360..")
                    .and(not(resideInAnyPackage(
                            "org.project360.referral..", "org.project360.chassis..", "org.project360.contracts.."))));

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    /** The duty desk serves both arms: it must not know who has a referral. */
    private static final ArchRule DUTY_DESK_IS_BLIND = noClasses()
            .that()
            .haveNameMatching(".*[.](DutyDesk\\w*|SafetyConcern\\w*|ParticipantEscalated\\w*|DutyTask|RaiseConcern)")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*[.](Referral|Referrals|CaseAccess|CaseJournal)");

    @Test
    void featuresHaveNoCycles() {
        NO_CYCLES.check(SERVICE);
        assertThat(NO_CYCLES.evaluate(VIOLATIONS).hasViolation()).isTrue();
    }

    @Test
    void nothingOfAnotherServiceIsUsed() {
        OWN_CODE_ONLY.check(SERVICE);
        assertThat(OWN_CODE_ONLY.evaluate(VIOLATIONS).hasViolation()).isTrue();
    }

    @Test
    void timeIsInjected() {
        TIME_IS_INJECTED.check(SERVICE);
        assertThat(TIME_IS_INJECTED.evaluate(VIOLATIONS).hasViolation()).isTrue();
    }

    @Test
    void theDutyDeskIsBlind() {
        DUTY_DESK_IS_BLIND.check(SERVICE);
        assertThat(DUTY_DESK_IS_BLIND.evaluate(VIOLATIONS).hasViolation()).isTrue();
        assertThat(PointsToTwo.class).isNotNull();
    }
}
