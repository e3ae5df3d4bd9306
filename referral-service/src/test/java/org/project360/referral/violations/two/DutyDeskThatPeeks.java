package org.project360.referral.violations.two;

import org.jspecify.annotations.Nullable;
import org.project360.referral.referral.Referral;

/** Knows a referral. */
public class DutyDeskThatPeeks {

    public @Nullable Referral referral;
}
