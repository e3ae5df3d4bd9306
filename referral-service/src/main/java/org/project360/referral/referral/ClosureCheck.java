package org.project360.referral.referral;

/** A rule of another feature that a closure must meet. */
public interface ClosureCheck {

    /** Throws a 409 problem if the referral must not be closed like this. */
    void check(Referral referral, Closure closure);
}
