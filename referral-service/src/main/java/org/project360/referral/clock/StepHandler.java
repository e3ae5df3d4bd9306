package org.project360.referral.clock;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.deadline.Deadline;
import org.project360.chassis.deadline.DeadlineHandler;

/** One step of one clock. */
class StepHandler implements DeadlineHandler {

    private final CaseClock clock;
    private final ClockStep step;
    private final Escalations escalations;
    private final CaseClocks clocks;
    private final ClockedCases cases;

    StepHandler(CaseClock clock, ClockStep step, Escalations escalations, CaseClocks clocks, ClockedCases cases) {
        this.clock = clock;
        this.step = step;
        this.escalations = escalations;
        this.clocks = clocks;
        this.cases = cases;
    }

    @Override
    public String kind() {
        return step.kind(clock);
    }

    @Override
    public void fire(Deadline deadline) {
        fireAll(List.of(deadline));
    }

    @Override
    public void fireAll(List<Deadline> deadlines) {
        Set<UUID> locked = new HashSet<>(
                cases.lockFree(deadlines.stream().map(Deadline::subject).toList()));
        // Whoever holds a case may wait for its deadlines, which are locked here: never wait for the case.
        deadlines.stream()
                .filter(d -> !locked.contains(d.subject()))
                .forEach(d -> clocks.postpone(step, clock, d.subject(), d.dueAt()));
        List<ClockedCases.Passed> ran = deadlines.stream()
                .filter(d -> locked.contains(d.subject()) && cases.ranAt(d.subject(), clock, d.dueAt()))
                .map(d -> new ClockedCases.Passed(d.subject(), clock, step, d.dueAt()))
                .toList();
        Set<UUID> firstTime = escalations.record(ran);
        cases.passed(
                ran.stream().filter(p -> firstTime.contains(p.referralId())).toList());
    }
}
