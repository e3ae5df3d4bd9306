package org.project360.randomisation.method;

/** A method whose next draw depends on nothing but how many each arm has had in the stratum. */
public sealed interface CountRule permits Simple, BigStick, EfronCoin, BlockUrn {

    Ratio ratio();

    /** The odds of the next draw after these counts, one for each arm. */
    Odds odds(int[] counts);
}
