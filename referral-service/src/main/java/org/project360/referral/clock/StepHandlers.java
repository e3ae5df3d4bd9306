package org.project360.referral.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.project360.chassis.deadline.DeadlineHandler;

/** One handler for each step of each clock. */
@ApplicationScoped
class StepHandlers {

    private final Escalations escalations;
    private final CaseClocks clocks;
    private final ClockedCases cases;

    StepHandlers(Escalations escalations, CaseClocks clocks, ClockedCases cases) {
        this.escalations = escalations;
        this.clocks = clocks;
        this.cases = cases;
    }

    @Produces
    @Singleton
    DeadlineHandler contactHalf() {
        return handler(CaseClock.CONTACT, ClockStep.HALF);
    }

    @Produces
    @Singleton
    DeadlineHandler contactThreeQuarters() {
        return handler(CaseClock.CONTACT, ClockStep.THREE_QUARTERS);
    }

    @Produces
    @Singleton
    DeadlineHandler contactNineTenths() {
        return handler(CaseClock.CONTACT, ClockStep.NINE_TENTHS);
    }

    @Produces
    @Singleton
    DeadlineHandler contactBreach() {
        return handler(CaseClock.CONTACT, ClockStep.BREACH);
    }

    @Produces
    @Singleton
    DeadlineHandler visitHalf() {
        return handler(CaseClock.VISIT, ClockStep.HALF);
    }

    @Produces
    @Singleton
    DeadlineHandler visitThreeQuarters() {
        return handler(CaseClock.VISIT, ClockStep.THREE_QUARTERS);
    }

    @Produces
    @Singleton
    DeadlineHandler visitNineTenths() {
        return handler(CaseClock.VISIT, ClockStep.NINE_TENTHS);
    }

    @Produces
    @Singleton
    DeadlineHandler visitBreach() {
        return handler(CaseClock.VISIT, ClockStep.BREACH);
    }

    private DeadlineHandler handler(CaseClock clock, ClockStep step) {
        return new StepHandler(clock, step, escalations, clocks, cases);
    }
}
