package org.project360.randomisation.register;

/**
 * What can go wrong with a randomisation, and what is then done: the recommendations of Yelland and colleagues. The allocation
 * stands in every case.
 */
enum ErrorType {
    INELIGIBLE(
            "She stays in the trial by her first allocation; all data are collected; clinicians say what she needs."),
    WRONG_STRATUM("The allocation stands where it was drawn; the right levels are recorded beside it."),
    TWICE("The first allocation counts, the second is disregarded."),
    WRONG_SERVICE("She is analysed by her allocation; that she received another service is recorded.");

    private final String handling;

    ErrorType(String handling) {
        this.handling = handling;
    }

    String handling() {
        return handling;
    }
}
